import type { SomeValues } from "@gongshi/domain/correction/line-values";
import type { KnownNumbers } from "@gongshi/domain/privacy/personal-numbers";
import type { Result } from "@gongshi/domain/refusal";
import { ok } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";

/** Name and group read as free texts; the other values as they are. */
export function readLineTexts(values: SomeValues, known: KnownNumbers): Result<SomeValues> {
  const { name, group, ...rest } = values;
  const readName = name === undefined ? ok(undefined) : readFreeText("lineName", "name", name, known);
  if (!readName.ok) return readName;
  const readGroup = group === undefined ? ok(undefined) : readFreeText("lineGroup", "group", group, known);
  if (!readGroup.ok) return readGroup;
  return ok({
    ...rest,
    ...(readName.value === undefined ? {} : { name: readName.value }),
    ...(readGroup.value === undefined ? {} : { group: readGroup.value }),
  });
}
