import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { FormDialog } from "../../ui/form-dialog";
import { SelectField, TextField } from "../../ui/field";
import { NoticeBar } from "../../ui/notice-bar";
import form from "../../ui/form.module.css";
import { expectedBatches, nextNumber, readCadence, readStages } from "./batch-choices";
import { OpenBatchMutation, type BatchRow, type ProgramChoice } from "./queries";

const OTHER = "other";

/** One payment is one batch. The cadence proposes; a 补发 is a batch of its own. */
export function OpenBatchDialog({
  open,
  programs,
  batches,
  year,
  onClose,
  onOpened,
}: {
  readonly open: boolean;
  readonly programs: readonly ProgramChoice[];
  readonly batches: readonly BatchRow[];
  readonly year: number;
  readonly onClose: () => void;
  readonly onOpened: (disclosureId: string) => void;
}) {
  const [programId, setProgramId] = useState("");
  const [which, setWhich] = useState("");
  const [name, setName] = useState("");
  const [paidOn, setPaidOn] = useState("");
  const [paymentWay, setPaymentWay] = useState("");
  const [left, setLeft] = useState<readonly string[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, openBatch] = useMutation(OpenBatchMutation);

  const program = programs.find(({ id }) => id === programId);
  const cadence = readCadence(program?.cadence);
  const opened = batches.filter((batch) => batch.program.id === programId).map(({ number }) => number);
  const proposed = expectedBatches(cadence, opened);
  const rules = readStages(program?.stages);
  const stages = rules.map(({ stage }) => stage).filter((stage) => !left.includes(stage));
  const chosen =
    which === OTHER
      ? { number: nextNumber(cadence, opened), name: name.trim() }
      : proposed.find(({ number }) => String(number) === which);

  async function submit() {
    if (program === undefined || chosen === undefined || chosen.name === "" || stages.length === 0) {
      setFault(t("openBatch.missing"));
      return;
    }
    const result = await openBatch({
      input: {
        programId: program.id,
        subsidyYear: year,
        number: chosen.number,
        name: chosen.name,
        stages,
        paidOn: paidOn === "" ? null : paidOn,
        paymentWay: paymentWay.trim() === "" ? null : paymentWay.trim(),
      },
    });
    const answer = answerOf(result, (data) => data.openBatch);
    if (!answer.ok) {
      setFault(answer.code === "ALREADY_EXISTS" ? t("openBatch.exists") : answer.sentence);
      return;
    }
    onClose();
    const first = answer.value.disclosures[0];
    if (first !== undefined) onOpened(first.id);
  }

  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={t("openBatch.title", { year })}
      description={t("openBatch.help")}
      submit={t("openBatch.submit")}
      busy={fetching}
      onSubmit={submit}
    >
      <SelectField
        label={t("openBatch.program")}
        value={programId}
        onChange={(event) => {
          setProgramId(event.target.value);
          setWhich("");
          setLeft([]);
        }}
      >
        <option value="">{t("openBatch.choose")}</option>
        {programs.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </SelectField>
      {program === undefined ? null : (
        <>
          <SelectField label={t("openBatch.which")} value={which} onChange={(event) => setWhich(event.target.value)}>
            <option value="">{t("openBatch.choose")}</option>
            {proposed.map((entry) => (
              <option key={entry.number} value={entry.number}>
                {entry.name}
              </option>
            ))}
            <option value={OTHER}>{t("openBatch.other")}</option>
          </SelectField>
          {which === OTHER ? (
            <TextField
              label={t("openBatch.name")}
              placeholder={t("openBatch.namePlaceholder")}
              value={name}
              maxLength={FREE_TEXTS.batchName.max}
              onChange={(event) => setName(event.target.value)}
            />
          ) : null}
          {rules.length > 1 ? (
            <fieldset className={form.checks}>
              <legend>{t("openBatch.stages")}</legend>
              {rules.map(({ stage }) => (
                <label key={stage}>
                  <input
                    type="checkbox"
                    checked={!left.includes(stage)}
                    onChange={(event) =>
                      setLeft(event.target.checked ? left.filter((other) => other !== stage) : [...left, stage])
                    }
                  />
                  {t(`stage.${stage}`)}
                </label>
              ))}
            </fieldset>
          ) : null}
          <div className={form.pair}>
            <TextField
              type="date"
              label={t("openBatch.paidOn")}
              hint={t("openBatch.paidOnHint")}
              value={paidOn}
              onChange={(event) => setPaidOn(event.target.value)}
            />
            <TextField
              label={t("openBatch.paymentWay")}
              hint={t("openBatch.paymentWayPlaceholder")}
              value={paymentWay}
              maxLength={FREE_TEXTS.paymentWay.max}
              onChange={(event) => setPaymentWay(event.target.value)}
            />
          </div>
        </>
      )}
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
    </FormDialog>
  );
}
