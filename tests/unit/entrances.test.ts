import { readFileSync } from "node:fs";
import { ENTRANCES } from "@gongshi/domain/access/entrances";
import { buildSchema } from "graphql";
import { expect, it } from "vitest";

it("every operation of the printed schema has its row in the table of entrances, and no other", () => {
  const printed = readFileSync(new URL("../../packages/schema/schema.graphql", import.meta.url), "utf8");
  const schema = buildSchema(printed);
  const fields = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) =>
    Object.keys(type.getFields()).map((name) => `${type.name}.${name}`),
  );
  const rows = new Set(
    Object.keys(ENTRANCES)
      .filter((door) => !door.includes(" "))
      .map((door) => door.split("#")[0]!),
  );
  expect([...rows].toSorted()).toEqual(fields.toSorted());
});
