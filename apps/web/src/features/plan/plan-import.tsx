import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { TextAreaField, TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { NoticeBar } from "../../ui/notice-bar";
import { Section } from "../../ui/section";
import { ItemTable } from "./item-table";
import { headingsOf, type PlanDraft, type PlanPreview } from "./items";
import { checkPlan } from "./plan-door";
import { EditItem, PlanEditor } from "./plan-editor";
import styles from "./plan-import.module.css";
import { ImportPlanMutation } from "./queries";

const MAX_BYTES = 20 * 1024 * 1024;

/** A .docx, or text of the plan's table → what was read, to be corrected → one button. Nothing is written before it. */
export function PlanImport({
  subdistrictId,
  onCancel,
  onImported,
}: {
  readonly subdistrictId: string;
  readonly onCancel: () => void;
  readonly onImported: (title: string, year: number) => void;
}) {
  const [text, setText] = useState("");
  const [preview, setPreview] = useState<PlanPreview | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState(false);
  const [importing, importPlan] = useMutation(ImportPlanMutation);
  const answered = useRef<HTMLDivElement>(null);
  const answerStands = fault !== null || preview !== null;
  // On a phone what came of the file is below what is seen.
  useEffect(() => {
    if (answerStands) answered.current?.scrollIntoView({ block: "center" });
  }, [answerStands]);

  async function read(from: string) {
    setFault(null);
    setPreview(null);
    if (from.trim() === "") {
      setFault(t("plan.textMissing"));
      return;
    }
    await check(new Blob([from]));
  }

  async function check(body: Blob, fileName?: string) {
    setFault(null);
    setPreview(null);
    setReading(true);
    const answer = await checkPlan(subdistrictId, body, fileName);
    setReading(false);
    if (answer.ok) setPreview(answer.value);
    else setFault(answer.sentence);
  }

  async function choose(file: File) {
    if (file.size > MAX_BYTES) {
      setFault(t("plan.fileTooLarge"));
      return;
    }
    setText("");
    await check(file, file.name);
  }

  async function accept() {
    setFault(null);
    if (preview === null) return;
    const { title, year, sections, items } = preview.plan;
    const plan = { title, year, sections, items };
    const answer = answerOf(await importPlan({ subdistrictId, plan }), (data) => data.importPlan);
    if (answer.ok) onImported(answer.value.title, answer.value.year);
    else setFault(answer.sentence);
  }

  return (
    <Section
      title={t("plan.import")}
      hint={t("plan.importHelp")}
      aside={
        <Button variant="quiet" size="small" onClick={onCancel}>
          {t("common.cancel")}
        </Button>
      }
    >
      <form
        className={form.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void read(text);
        }}
      >
        <TextAreaField
          label={t("plan.paste")}
          rows={preview === null ? 8 : 4}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPreview(null);
          }}
        />
        <div className={styles.buttons}>
          <Button
            variant={preview === null && text.trim() === "" ? "primary" : "quiet"}
            size="small"
            busy={reading}
            onClick={() => input.current?.click()}
          >
            {t("plan.chooseFile")}
          </Button>
          <Button
            type="submit"
            variant={preview === null && text.trim() !== "" ? "primary" : "quiet"}
            size="small"
            busy={reading}
          >
            {reading ? t("plan.reading") : t("plan.preview")}
          </Button>
          <input
            ref={input}
            type="file"
            accept=".docx,.txt,.tsv,text/plain,text/tab-separated-values,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            className="visually-hidden"
            tabIndex={-1}
            aria-label={t("plan.chooseFile")}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = "";
              if (file !== undefined) void choose(file);
            }}
          />
        </div>
      </form>
      {fault === null ? null : (
        <div ref={answered}>
          <NoticeBar tone="late" alert>
            {fault}
          </NoticeBar>
        </div>
      )}
      {preview === null ? null : (
        <>
          {fault === null ? <div ref={answered} /> : null}
          <Preview
            preview={preview}
            busy={importing.fetching}
            onChange={(plan) => setPreview({ ...preview, plan })}
            onAccept={() => void accept()}
          />
        </>
      )}
    </Section>
  );
}

function Preview({
  preview,
  onChange,
  busy,
  onAccept,
}: {
  readonly preview: PlanPreview;
  readonly onChange: (plan: PlanDraft) => void;
  readonly busy: boolean;
  readonly onAccept: () => void;
}) {
  const { plan } = preview;
  const [editing, setEditing] = useState<number | null>(null);
  const item = plan.items.find(({ number }) => number === editing);
  const headings = headingsOf(plan);
  const units = [...new Set(plan.items.flatMap(({ assignments }) => assignments.map(({ unit }) => unit)))];
  const put = (items: PlanDraft["items"]) => {
    onChange({ ...plan, items });
    setEditing(null);
  };
  return (
    <>
      <Card className={styles.preview}>
        <div className={form.pair}>
          <TextField
            label={t("planEdit.planTitle")}
            value={plan.title}
            maxLength={FREE_TEXTS.planTitle.max}
            onChange={(event) => onChange({ ...plan, title: event.target.value })}
          />
          <TextField
            label={t("plan.year")}
            inputMode="numeric"
            value={String(plan.year)}
            maxLength={4}
            onChange={(event) => onChange({ ...plan, year: Number(event.target.value.replace(/\D/gu, "")) })}
          />
        </div>
        <dl className={styles.counts}>
          <Count name={t("plan.sections")} count={plan.sections.length} />
          <Count
            name={t("plan.subsections")}
            count={plan.sections.reduce((sum, { subsections }) => sum + subsections.length, 0)}
          />
          <Count name={t("plan.items")} count={plan.items.length} />
          <Count name={t("planEdit.dues")} count={plan.items.filter(({ due }) => due !== null).length} />
        </dl>
        <p>
          {preview.newUnits.length === 0
            ? t("plan.noNewUnits")
            : `${t("plan.newUnitsHelp")}${preview.newUnits.join("、")}`}
        </p>
        {plan.problems.length > 0 ? (
          <NoticeBar tone="soon" title={t("plan.problems")}>
            <p>{t("plan.problemsHelp")}</p>
            <ul className={styles.problems}>
              {plan.problems.map((problem, index) => (
                <li key={index}>{problem}</li>
              ))}
            </ul>
          </NoticeBar>
        ) : null}
        {preview.exists ? (
          <NoticeBar tone="soon">{t("plan.exists", { year: plan.year })}</NoticeBar>
        ) : (
          <div className={styles.buttons}>
            <Button busy={busy} onClick={onAccept}>
              {t("plan.confirm", { count: plan.items.length })}
            </Button>
            <p className={styles.soft}>{t("planEdit.help")}</p>
          </div>
        )}
      </Card>
      <ItemTable
        items={plan.items.map((one) => ({ ...one, key: String(one.number) }))}
        action={({ number }) => <EditItem number={number} onClick={() => setEditing(number)} />}
      />
      {item === undefined ? null : (
        <PlanEditor
          key={item.number}
          item={item}
          headings={headings}
          units={units}
          onClose={() => setEditing(null)}
          onSave={(saved) => put(plan.items.map((one) => (one.number === saved.number ? saved : one)))}
          onRemove={() => put(plan.items.filter(({ number }) => number !== item.number))}
        />
      )}
    </>
  );
}

const Count = ({ name, count }: { readonly name: string; readonly count: number }) => (
  <div>
    <dt>{name}</dt>
    <dd>{t("plan.countValue", { count })}</dd>
  </div>
);
