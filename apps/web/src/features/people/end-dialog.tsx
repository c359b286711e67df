import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { FormDialog } from "../../ui/form-dialog";
import { TextField } from "../../ui/field";
import { NoticeBar } from "../../ui/notice-bar";
import { EndAppointmentMutation, type AppointmentRow, type PersonRow } from "./queries";

export interface Ending {
  readonly person: PersonRow;
  readonly appointment: AppointmentRow;
}

/** An appointment ends on a day; what was done under it stays as it is. */
export function EndDialog({
  ending: { person, appointment },
  today,
  onClose,
  onEnded,
}: {
  readonly ending: Ending;
  readonly today: string;
  readonly onClose: () => void;
  readonly onEnded: () => void;
}) {
  const [endsOn, setEndsOn] = useState(today);
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, end] = useMutation(EndAppointmentMutation);

  async function submit() {
    if (endsOn === "") {
      setFault(t("people.endMissing"));
      return;
    }
    const answer = answerOf(await end({ appointmentId: appointment.id, endsOn }), (data) => data.endAppointment);
    if (answer.ok) onEnded();
    else setFault(answer.sentence);
  }

  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("people.endTitle", { name: person.name })}
      description={t("people.endHelp", { unit: appointment.unit.name, role: t(`role.${appointment.role}`) })}
      submit={t("people.endConfirm")}
      danger
      busy={fetching}
      onSubmit={submit}
    >
      <TextField
        type="date"
        label={t("people.endsOn")}
        min={appointment.startsOn}
        value={endsOn}
        onChange={(event) => setEndsOn(event.target.value)}
      />
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
    </FormDialog>
  );
}
