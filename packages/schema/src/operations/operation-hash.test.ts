import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { operationHash } from "./operation-hash";

const hash = (text: string) => operationHash(parse(text));
const ASKED = "query A($id: ID!) { notice(id: $id) { id ...Title } } fragment Title on Notice { title }";

describe("an operation", () => {
  it.each([
    [
      "formatted otherwise",
      "query A($id: ID!) {\n notice(id: $id) {\n  id\n  ...Title } }\nfragment Title on Notice { title }",
    ],
    [
      "with type names",
      "query A($id: ID!) { notice(id: $id) { __typename id ...Title } } fragment Title on Notice { __typename title }",
    ],
    [
      "with its fragments before it",
      "fragment Title on Notice { title } query A($id: ID!) { notice(id: $id) { id ...Title } }",
    ],
    ["with a fragment it does not use", `${ASKED} fragment Other on Notice { id }`],
    [
      "with marks of the type checker",
      "query A($id: ID!) { notice(id: $id) { id ...Title @_unmask } } fragment Title on Notice @_unmask { title }",
    ],
  ])("is the same %s", (_how, text) => expect(hash(text)).toBe(hash(ASKED)));

  it.each([
    ["with another field", ASKED.replace("id ...", "id isZero ...")],
    ["with another name", ASKED.replace("query A", "query B")],
    ["with another argument", ASKED.replace("(id: $id)", '(id: "1")')],
    ["with an alias for a type name", ASKED.replace("id ...", "id kind: __typename ...")],
    ["with another fragment of that name", ASKED.replace("{ title }", "{ title isZero }")],
    ["with a directive", ASKED.replace("id ...", "id @skip(if: true) ...")],
  ])("is another one %s", (_how, text) => expect(hash(text)).not.toBe(hash(ASKED)));

  it.each(["query A { a } query B { b }", "fragment Title on Notice { title }"])("is not %s", (text) =>
    expect(hash(text)).toBeNull(),
  );
});
