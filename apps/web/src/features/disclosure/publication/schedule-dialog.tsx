import { SCHEDULE_FROM_MINUTES, SCHEDULE_TO_DAYS } from "@gongshi/domain/disclosure/schedule";
import { addDays } from "@gongshi/domain/calendar/day";
import { useState } from "react";
import { useMutation } from "urql";
import { formatInstant, shanghai, todayInShanghai } from "../../../lib/format";
import { answerOf } from "../../../lib/graphql/answer";
import { t } from "../../../lib/messages/catalogue";
import { FormDialog } from "../../../ui/form-dialog";
import { TextField } from "../../../ui/field";
import { FaultBar, type Fault } from "../fault-bar";
import { ScheduleMutation } from "./publication-query";

const inputOf = (instant: string | Date): string => {
  const { date, time } = shanghai(instant);
  return `${date}T${time}`;
};

/** What the field says is Shanghai's clock, wherever the computer thinks it stands. */
const instantOf = (value: string): Date => new Date(`${value}:00+08:00`);

/** 定时发布: the hour at which it goes out by itself, or another one. */
export function ScheduleDialog({
  disclosureId,
  edition,
  onClose,
  onDone,
  onLook,
}: {
  readonly disclosureId: string;
  readonly edition: { readonly id: string; readonly number: number; readonly scheduledFor: string | null };
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
  readonly onLook: () => void;
}) {
  const [opened] = useState(() => Date.now());
  const from = new Date(opened + (SCHEDULE_FROM_MINUTES + 1) * 60_000);
  const to = new Date(opened + SCHEDULE_TO_DAYS * 86_400_000);
  const [at, setAt] = useState(
    edition.scheduledFor === null ? `${addDays(todayInShanghai(), 1)}T09:00` : inputOf(edition.scheduledFor),
  );
  const [fault, setFault] = useState<Fault | null>(null);
  const [{ fetching }, schedule] = useMutation(ScheduleMutation);
  const outside = at === "" || instantOf(at) < new Date(opened) || instantOf(at) > to;

  async function submit() {
    const answer = answerOf(
      await schedule({
        disclosureId,
        expectedEditionId: edition.id,
        expectedScheduledFor: edition.scheduledFor,
        at: instantOf(at).toISOString(),
      }),
      (data) => data.scheduleRelease,
    );
    if (answer.ok) onDone(t("publication.scheduleDone", { at: formatInstant(instantOf(at)) }));
    else setFault(answer);
  }

  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("publication.scheduleTitle", { number: edition.number })}
      description={t("publication.scheduleHelp")}
      submit={t("publication.scheduleSave")}
      busy={fetching}
      disabled={outside}
      onSubmit={submit}
    >
      <TextField
        type="datetime-local"
        label={t("publication.scheduleAt")}
        value={at}
        min={inputOf(from)}
        max={inputOf(to)}
        required
        error={
          at !== "" && outside
            ? t("publication.scheduleRange", { from: formatInstant(from), to: formatInstant(to, { year: true }) })
            : null
        }
        onChange={(event) => setAt(event.target.value)}
      />
      <FaultBar fault={fault} onLook={onLook} />
    </FormDialog>
  );
}
