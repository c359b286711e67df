import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { SelectField, TextAreaField, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import form from "../../ui/form.module.css";
import { NoticeBar } from "../../ui/notice-bar";
import type { AssignmentRole, DueKind, PlanItemDraft } from "./items";
import { DUE_KINDS, itemFault, ROLES } from "./items";
import styles from "./plan-editor.module.css";

/** One item of a plan that was read: its text, its units with their roles, its time limit; all by hand where need be. */
export function PlanEditor({
  item,
  headings,
  units,
  onSave,
  onRemove,
  onClose,
}: {
  readonly item: PlanItemDraft;
  /** Where it may stand: `1/2` and its words. */
  readonly headings: readonly { readonly key: string; readonly title: string }[];
  /** Names that are known, to choose from; others may be typed. */
  readonly units: readonly string[];
  readonly onSave: (item: PlanItemDraft) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}) {
  const [draft, setDraft] = useState(item);
  const [tried, setTried] = useState(false);
  const fault = itemFault(draft);
  const setAssignment = (index: number, change: Partial<PlanItemDraft["assignments"][number]>) =>
    setDraft({
      ...draft,
      assignments: draft.assignments.map((one, at) => (at === index ? { ...one, ...change } : one)),
    });

  async function save() {
    setTried(true);
    if (fault === null) onSave(draft);
  }

  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("planEdit.title", { number: item.number })}
      submit={t("planEdit.save")}
      busy={false}
      more={
        <Button variant="quiet" icon={<Trash2 aria-hidden="true" />} onClick={onRemove}>
          {t("planEdit.remove")}
        </Button>
      }
      onSubmit={save}
    >
      <TextAreaField
        label={t("plan.item")}
        rows={6}
        value={draft.text}
        onChange={(event) => setDraft({ ...draft, text: event.target.value })}
      />
      <SelectField
        label={t("planEdit.heading")}
        value={`${draft.section}/${draft.subsection ?? ""}`}
        onChange={(event) => {
          const [section, subsection] = event.target.value.split("/");
          setDraft({ ...draft, section: Number(section), subsection: subsection ? Number(subsection) : null });
        }}
      >
        {headings.map(({ key, title }) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </SelectField>
      <fieldset className={styles.units}>
        <legend>{t("plan.who")}</legend>
        <datalist id="plan-units">
          {units.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        {draft.assignments.map(({ unit, role }, index) => (
          <div key={index} className={styles.unit}>
            <input
              className={styles.name}
              list="plan-units"
              aria-label={t("planEdit.unitOf", { index: index + 1 })}
              value={unit}
              onChange={(event) => setAssignment(index, { unit: event.target.value })}
            />
            <select
              className={styles.role}
              aria-label={t("planEdit.roleOf", { unit: unit || String(index + 1) })}
              value={role}
              onChange={(event) => setAssignment(index, { role: event.target.value as AssignmentRole })}
            >
              {ROLES.map((each) => (
                <option key={each} value={each}>
                  {t(`plan.role.${each}`)}
                </option>
              ))}
            </select>
            <Button
              variant="quiet"
              size="small"
              icon={<Trash2 aria-hidden="true" />}
              aria-label={t("planEdit.removeUnit", { unit: unit || String(index + 1) })}
              onClick={() => setDraft({ ...draft, assignments: draft.assignments.filter((_, at) => at !== index) })}
            />
          </div>
        ))}
        <div>
          <Button
            variant="quiet"
            size="small"
            icon={<Plus aria-hidden="true" />}
            onClick={() =>
              setDraft({ ...draft, assignments: [...draft.assignments, { unit: "", role: "JOINT" as const }] })
            }
          >
            {t("planEdit.addUnit")}
          </Button>
        </div>
      </fieldset>
      <div className={form.pair}>
        <SelectField
          label={t("planEdit.due")}
          value={draft.due?.kind ?? ""}
          onChange={(event) => {
            const kind = event.target.value as DueKind | "";
            setDraft({
              ...draft,
              due: kind === "" ? null : { kind, text: draft.due?.text ?? "", date: draft.due?.date ?? null },
            });
          }}
        >
          <option value="">{t("planEdit.noDue")}</option>
          {DUE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`plan.due.${kind}`)}
            </option>
          ))}
        </SelectField>
        {draft.due === null ? null : (
          <TextField
            label={t("planEdit.dueText")}
            value={draft.due.text}
            maxLength={FREE_TEXTS.planDue.max}
            onChange={(event) => setDraft({ ...draft, due: { ...draft.due!, text: event.target.value } })}
          />
        )}
        {draft.due?.kind === "BY_DATE" ? (
          <TextField
            label={t("planEdit.dueDate")}
            type="date"
            value={draft.due.date ?? ""}
            onChange={(event) => setDraft({ ...draft, due: { ...draft.due!, date: event.target.value || null } })}
          />
        ) : null}
      </div>
      {tried && fault !== null ? (
        <NoticeBar tone="late" alert>
          {t(fault)}
        </NoticeBar>
      ) : null}
    </FormDialog>
  );
}

/** The button that opens it, named for its item. */
export const EditItem = ({ number, onClick }: { readonly number: number; readonly onClick: () => void }) => (
  <Button
    variant="quiet"
    size="small"
    icon={<Pencil aria-hidden="true" />}
    aria-label={t("planEdit.edit", { number })}
    onClick={onClick}
  >
    {t("planEdit.change")}
  </Button>
);
