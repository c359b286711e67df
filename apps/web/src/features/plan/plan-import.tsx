import { useRef, useState, type FormEvent } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { TextAreaField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { NoticeBar } from "../../ui/notice-bar";
import { Section } from "../../ui/section";
import { ItemTable } from "./item-table";
import { readItems } from "./items";
import styles from "./plan-import.module.css";
import { ImportPlanMutation, PreviewPlanMutation, type PlanPreview } from "./queries";

const MAX_BYTES = 2 * 1024 * 1024;

/** Text of the plan's table → what was read → one button. Nothing is written before it. */
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
  const [reading, previewPlan] = useMutation(PreviewPlanMutation);
  const [importing, importPlan] = useMutation(ImportPlanMutation);

  async function read(from: string) {
    setFault(null);
    setPreview(null);
    if (from.trim() === "") {
      setFault(t("plan.textMissing"));
      return;
    }
    const answer = answerOf(await previewPlan({ subdistrictId, text: from }), (data) => data.previewPlan);
    if (answer.ok) setPreview(answer.value);
    else setFault(answer.sentence);
  }

  async function choose(file: File) {
    if (file.size > MAX_BYTES) {
      setFault(t("plan.fileTooLarge"));
      return;
    }
    const decoded = decode(await file.arrayBuffer());
    setText(decoded);
    await read(decoded);
  }

  async function accept() {
    setFault(null);
    const answer = answerOf(await importPlan({ subdistrictId, text }), (data) => data.importPlan);
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
          rows={preview === null ? 12 : 4}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPreview(null);
          }}
        />
        <div className={styles.buttons}>
          <Button type="submit" variant={preview === null ? "primary" : "quiet"} size="small" busy={reading.fetching}>
            {reading.fetching ? t("plan.reading") : t("plan.preview")}
          </Button>
          <Button variant="quiet" size="small" onClick={() => input.current?.click()}>
            {t("plan.chooseFile")}
          </Button>
          <input
            ref={input}
            type="file"
            accept=".txt,.tsv,text/plain,text/tab-separated-values"
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
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
      {preview === null ? null : <Preview preview={preview} busy={importing.fetching} onAccept={() => void accept()} />}
    </Section>
  );
}

function Preview({
  preview,
  busy,
  onAccept,
}: {
  readonly preview: PlanPreview;
  readonly busy: boolean;
  readonly onAccept: () => void;
}) {
  const items = readItems(preview.itemList);
  return (
    <>
      <Card className={styles.preview}>
        <h3>{preview.title}</h3>
        <dl className={styles.counts}>
          <Count name={t("plan.sections")} count={preview.sections} />
          <Count name={t("plan.subsections")} count={preview.subsections} />
          <Count name={t("plan.items")} count={preview.items} />
        </dl>
        <p>
          {preview.newUnits.length === 0
            ? t("plan.noNewUnits")
            : `${t("plan.newUnitsHelp")}${preview.newUnits.join("、")}`}
        </p>
        {preview.problems.length > 0 ? (
          <NoticeBar tone="soon" title={t("plan.problems")}>
            <p>{t("plan.problemsHelp")}</p>
            <ul className={styles.problems}>
              {preview.problems.map((problem, index) => (
                <li key={index}>{problem}</li>
              ))}
            </ul>
          </NoticeBar>
        ) : null}
        {preview.replacesExisting ? (
          <NoticeBar tone="soon">{t("plan.exists", { year: preview.year })}</NoticeBar>
        ) : (
          <div className={styles.buttons}>
            <Button busy={busy} onClick={onAccept}>
              {t("plan.confirm", { count: preview.items })}
            </Button>
            <p className={styles.soft}>{t("plan.nothingWritten")}</p>
          </div>
        )}
      </Card>
      <ItemTable items={items.map((item, index) => ({ ...item, key: String(index) }))} />
    </>
  );
}

const Count = ({ name, count }: { readonly name: string; readonly count: number }) => (
  <div>
    <dt>{name}</dt>
    <dd>{t("plan.countValue", { count })}</dd>
  </div>
);

/** Word saves text in GB18030 unless told otherwise: UTF-8 where it is valid, else that. */
function decode(bytes: ArrayBuffer): string {
  const head = new Uint8Array(bytes.slice(0, 2));
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
