import type { DocumentNode } from "graphql";

/** `Todo` of `query Todo { … }`; null when it has no name. */
export function operationName(document: DocumentNode): string | null {
  for (const definition of document.definitions)
    if (definition.kind === "OperationDefinition") return definition.name?.value ?? null;
  return null;
}
