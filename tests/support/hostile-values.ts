import { getNamedType, getNullableType, isEnumType, isInputObjectType, isListType } from "graphql";
import type { GraphQLInputType } from "graphql";

/** Values nobody types, by the scalar they are sent as. The long one still fits into a request. */
const HOSTILE: Readonly<Record<string, readonly unknown[]>> = {
  String: [
    "",
    "a\0b",
    "\ud800",
    "\udc00\ud800",
    "字".repeat(300_000),
    "😀".repeat(200),
    "\u202e\u0007\u000b",
    "' or 1=1; --",
    "<script>alert(1)</script>",
    "{}[]$where%00%",
    "__proto__",
  ],
  ID: [
    "",
    "a\0b",
    "\ud800",
    "00000000-0000-0000-0000-000000000000",
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "3F2504E0-4F89-41D3-9A0C-0305E82C3301",
    "x".repeat(900_000),
    "' or 1=1; --",
    17,
  ],
  Int: [-1, 0, 1, 2147483647, -2147483648],
  Float: [-1, 0, 1e308, -1e-308],
  Boolean: [true, false],
  Fen: [-1, 0, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER],
  Date: ["0000-01-01", "0001-01-01", "1900-01-01", "9999-12-31", "2026-02-30", "2026-11-02\0", ""],
  DateTime: [
    "0001-01-01T00:00:00Z",
    "1970-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "+275760-09-13T00:00:00Z",
    "-271821-04-20T00:00:00Z",
    "",
  ],
  JSON: [{}, [], "a\0b", { "a\0": "\ud800" }, 1e308],
};

/** A value with one place in it made hostile, and where that is. */
export interface Hostile {
  readonly at: string;
  readonly value: unknown;
}

/** Every variant of `fit` (a value of that type) in which exactly one thing is hostile. */
export function hostileVariants(type: GraphQLInputType, fit: unknown, at: string): Hostile[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items = Array.isArray(fit) ? fit : [];
    const one = items[0] ?? leaf(nullable.ofType);
    return [
      { at: `${at}[] empty`, value: [] },
      { at: `${at}[] twice the same`, value: [one, one] },
      { at: `${at}[] a thousand`, value: Array.from({ length: 1000 }, () => one) },
      ...hostileVariants(nullable.ofType, one, `${at}[0]`).map((each) => ({ at: each.at, value: [each.value] })),
    ];
  }
  if (isInputObjectType(nullable)) {
    const whole = (fit ?? {}) as Record<string, unknown>;
    return Object.values(nullable.getFields()).flatMap((field) =>
      hostileVariants(field.type, whole[field.name], `${at}.${field.name}`).map((each) => ({
        at: each.at,
        value: { ...whole, [field.name]: each.value },
      })),
    );
  }
  const values = isEnumType(nullable)
    ? nullable.getValues().map(({ name }) => name)
    : (HOSTILE[getNamedType(nullable).name] ?? []);
  return values.map((value) => ({ at, value }));
}

/** Any value of a type, for an input nobody has named a fit one for. */
export function leaf(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [leaf(nullable.ofType)];
  if (isInputObjectType(nullable))
    return Object.fromEntries(Object.values(nullable.getFields()).map((field) => [field.name, leaf(field.type)]));
  if (isEnumType(nullable)) return nullable.getValues()[0]!.name;
  const plain: Record<string, unknown> = {
    String: "文字",
    ID: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    Int: 1,
    Float: 0.5,
    Boolean: true,
    Fen: 1,
    Date: "2026-11-02",
    DateTime: "2026-11-02T02:00:00Z",
    JSON: {},
  };
  return plain[getNamedType(nullable).name];
}
