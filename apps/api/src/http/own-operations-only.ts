import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ApolloServerPlugin } from "@apollo/server";
import { operationHash } from "@gongshi/schema/operations/operation-hash";
import type { OperationList } from "@gongshi/schema/operations/own-operations";
import { GraphQLError } from "graphql";
import type { DocumentNode } from "graphql";
import { z } from "zod";
import { projectRoot } from "../config";
import { LaunchFailure } from "../launcher/launch-failure";

const listShape = z.record(z.string(), z.string());

/**
 * The list that the build wrote beside the server, and those of every version that ran on this data: a phone that has not
 * been near a network for weeks still sends what the version it has knows.
 */
export async function readOwnOperations(dataDir: string): Promise<OperationList> {
  const file = join(projectRoot, "apps", "api", "dist", "operations.json");
  const earlier = join(dataDir, "operations.json");
  const own = await readList(file);
  if (own === null) throw new LaunchFailure(`${file} is missing: build again, or set GRAPHQL_OPERATIONS=any.`);
  const all = { ...(await readList(earlier)), ...own };
  await writeFile(`${earlier}.new`, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
  await rename(`${earlier}.new`, earlier);
  return all;
}

async function readList(file: string): Promise<OperationList | null> {
  try {
    return listShape.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new LaunchFailure(`${file} cannot be read: remove it, and build again.`, error);
  }
}

/** Answers the listed operations alone; everything else is refused by name before a resolver runs. */
export function ownOperationsOnly<Context extends object>(list: OperationList): ApolloServerPlugin<Context> {
  // Apollo parses a text once and keeps it.
  const known = new WeakMap<DocumentNode, boolean>();
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document }) {
          let own = known.get(document);
          if (own === undefined) {
            const hash = operationHash(document);
            own = hash !== null && Object.hasOwn(list, hash);
            known.set(document, own);
          }
          if (!own)
            throw new GraphQLError("this server answers the operations of its own app only", {
              extensions: { code: "OPERATION_UNKNOWN", http: { status: 403 } },
            });
        },
      };
    },
  };
}
