import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { FormDialog } from "../../ui/form-dialog";
import { SelectField } from "../../ui/field";
import { NoticeBar } from "../../ui/notice-bar";
import { AddUnitMutation, ChangeUnitMutation, type UnitRow } from "./queries";
import { emptyFacts, factsInput, factsOf, type MadeKind } from "./unit-facts";
import { UnitFields } from "./unit-fields";

/** Makes a unit, or changes what is said of one; the sentence under the title says what it changes and from when. */
export function UnitDialog({
  subdistrictId,
  kind,
  unit,
  communities,
  onClose,
  onSaved,
}: {
  readonly subdistrictId: string;
  readonly kind: MadeKind;
  /** Null: a new one. */
  readonly unit: UnitRow | null;
  readonly communities: readonly UnitRow[];
  readonly onClose: () => void;
  readonly onSaved: (name: string) => void;
}) {
  const [facts, setFacts] = useState(unit === null ? emptyFacts : factsOf(unit));
  const [parentId, setParentId] = useState(unit?.parent?.id ?? "");
  const [fault, setFault] = useState<{ sentence: string; field: string | null } | null>(null);
  const [{ fetching: adding }, add] = useMutation(AddUnitMutation);
  const [{ fetching: changing }, change] = useMutation(ChangeUnitMutation);
  const cooperative = kind === "COOPERATIVE";
  const word = t(`units.kind.${kind}`);

  async function submit() {
    if (cooperative && parentId === "") {
      setFault({ sentence: t("units.parentMissing"), field: "parentId" });
      return;
    }
    const parent = cooperative ? parentId : null;
    const answer =
      unit === null
        ? answerOf(
            await add({ input: { subdistrictId, kind, parentId: parent, facts: factsInput(facts) } }),
            (data) => data.addUnit,
          )
        : answerOf(
            await change({ input: { unitId: unit.id, parentId: parent, facts: factsInput(facts) } }),
            (data) => data.changeUnit,
          );
    if (answer.ok) onSaved(answer.value.name);
    else setFault(answer);
  }

  return (
    <FormDialog
      open
      onClose={onClose}
      title={unit === null ? t("units.addTitle", { kind: word }) : t("units.changeTitle", { name: unit.name })}
      description={t(unit === null ? "units.addEffect" : "units.changeEffect")}
      submit={t(unit === null ? "units.submitAdd" : "units.submitChange")}
      busy={adding || changing}
      onSubmit={submit}
    >
      {cooperative ? (
        <SelectField label={t("units.parent")} value={parentId} onChange={(event) => setParentId(event.target.value)}>
          <option value="">{t("people.choosePerson")}</option>
          {communities.map((community) => (
            <option key={community.id} value={community.id}>
              {community.name}
            </option>
          ))}
        </SelectField>
      ) : null}
      <UnitFields
        facts={facts}
        onChange={setFacts}
        village={cooperative || kind === "COMMUNITY"}
        field={fault?.field ?? null}
      />
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault.sentence}
        </NoticeBar>
      )}
    </FormDialog>
  );
}
