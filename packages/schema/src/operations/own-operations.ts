import { Kind, parse } from "graphql";
import type { FragmentDefinitionNode, OperationDefinitionNode } from "graphql";
import { operationHash } from "./operation-hash";

/** Operations by their hash, with the name each has in the sources. */
export type OperationList = Readonly<Record<string, string>>;

const DOCUMENT = /\bgraphql\(\s*`([^`]*)`/gu;

/**
 * The operations that stand in sources as `` graphql(`…`) ``, each with the fragments it uses. Fragments have one name in the
 * whole app; two that differ are an error, as is a document with something put into it.
 * @param sources texts of files, by name
 */
export function ownOperations(sources: ReadonlyMap<string, string>): OperationList {
  const operations: OperationDefinitionNode[] = [];
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const [file, text] of sources)
    for (const [, document = ""] of text.matchAll(DOCUMENT)) {
      if (document.includes("${")) throw new Error(`${file}: a GraphQL document must be written out whole`);
      for (const each of parse(document, { noLocation: true }).definitions) {
        if (each.kind === Kind.OPERATION_DEFINITION) operations.push(each);
        if (each.kind !== Kind.FRAGMENT_DEFINITION) continue;
        const { value } = each.name;
        if (fragments.has(value)) throw new Error(`${file}: there are two fragments called ${value}`);
        fragments.set(value, each);
      }
    }
  return Object.fromEntries(
    operations.map((operation) => {
      const definitions = [operation, ...fragments.values()];
      return [operationHash({ kind: Kind.DOCUMENT, definitions })!, operation.name?.value ?? "?"];
    }),
  );
}
