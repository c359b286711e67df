import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { t } from "../../lib/messages/catalogue";
import { TextAreaField, TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import type { UnitFactsDraft } from "./unit-facts";

/** What can be said of a unit; of villages their groups and former names too. */
export function UnitFields({
  facts,
  onChange,
  nameLabel = t("units.name"),
  village,
  field,
}: {
  readonly facts: UnitFactsDraft;
  readonly onChange: (facts: UnitFactsDraft) => void;
  readonly nameLabel?: string;
  readonly village: boolean;
  /** The field a refusal named. */
  readonly field: string | null;
}) {
  const set = (name: keyof UnitFactsDraft) => (event: { readonly target: { readonly value: string } }) =>
    onChange({ ...facts, [name]: event.target.value });
  const wrong = (name: keyof UnitFactsDraft) => (field === name ? t("refusal.INVALID_INPUT") : null);
  return (
    <>
      <div className={form.pair}>
        <TextField
          label={nameLabel}
          autoComplete="off"
          maxLength={FREE_TEXTS.unitName.max}
          value={facts.name}
          onChange={set("name")}
        />
        <TextField
          label={`${t("units.code")}${t("common.optional")}`}
          autoComplete="off"
          maxLength={24}
          error={wrong("code")}
          value={facts.code}
          onChange={set("code")}
        />
      </div>
      <div className={form.pair}>
        <TextField
          label={t("units.phone")}
          hint={t("units.phoneHint")}
          autoComplete="off"
          maxLength={FREE_TEXTS.unitPhone.max}
          error={wrong("phone")}
          value={facts.phone}
          onChange={set("phone")}
        />
        <TextField
          label={t("units.officeHours")}
          autoComplete="off"
          maxLength={FREE_TEXTS.officeHours.max}
          value={facts.officeHours}
          onChange={set("officeHours")}
        />
      </div>
      <TextField
        label={t("units.address")}
        autoComplete="off"
        maxLength={FREE_TEXTS.unitAddress.max}
        value={facts.address}
        onChange={set("address")}
      />
      {village ? (
        <div className={form.pair}>
          <TextAreaField
            label={t("units.groups")}
            hint={t("units.groupsHint")}
            value={facts.groups}
            onChange={set("groups")}
          />
          <TextAreaField
            label={t("units.formerNames")}
            hint={t("units.formerNamesHint")}
            value={facts.formerNames}
            onChange={set("formerNames")}
          />
        </div>
      ) : (
        <TextAreaField
          label={t("units.formerNames")}
          hint={t("units.formerNamesHint")}
          rows={2}
          value={facts.formerNames}
          onChange={set("formerNames")}
        />
      )}
    </>
  );
}
