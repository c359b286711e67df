import { createHash } from "node:crypto";
import { Kind, print, visit } from "graphql";
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from "graphql";

/**
 * What an operation is known again by, however its client formats it: SHA-256 (hex) over the operation and the fragments it
 * uses, without `__typename` (clients add it), in one order and print. Null for a document that is not one operation.
 */
export function operationHash(document: DocumentNode): string | null {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const [operation, ...more] = operations;
  if (operation === undefined || more.length > 0) return null;
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const used = fragmentsOf(operation, fragments);
  const text = [operation, ...used].map((each) => print(plain(each))).join("\n");
  return createHash("sha256").update(text).digest("hex");
}

/** Those that an operation uses, directly or through others, by name. */
function fragmentsOf(
  operation: OperationDefinitionNode,
  known: ReadonlyMap<string, FragmentDefinitionNode>,
): FragmentDefinitionNode[] {
  const used = new Map<string, FragmentDefinitionNode>();
  const look = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread: ({ name: { value } }) => {
        const fragment = known.get(value);
        if (fragment === undefined || used.has(value)) return;
        used.set(value, fragment);
        look(fragment);
      },
    });
  };
  look(operation);
  return [...used.values()].toSorted((a, b) => (a.name.value < b.name.value ? -1 : 1));
}

/** Without `__typename`, and without directives of the client's own type checker (`@_unmask`). */
const plain = (node: OperationDefinitionNode | FragmentDefinitionNode) =>
  visit(node, {
    Directive: ({ name }) => (name.value.startsWith("_") ? null : undefined),
    SelectionSet: {
      leave: (set: SelectionSetNode): SelectionSetNode => ({
        ...set,
        selections: set.selections.filter(
          (each) => each.kind !== Kind.FIELD || each.name.value !== "__typename" || each.alias !== undefined,
        ),
      }),
    },
  });
