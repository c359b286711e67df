import { useId, type ReactNode } from "react";
import { t } from "../lib/messages/catalogue";
import { Button } from "./button";
import { Dialog, type DialogProps } from "./dialog";
import styles from "./form.module.css";

/** A dialog that asks for something: its fields, a way out, and one button that says what will be done. */
export function FormDialog({
  submit,
  danger = false,
  busy,
  disabled = false,
  more = null,
  onSubmit,
  children,
  ...dialog
}: Omit<DialogProps, "actions"> & {
  /** The words on the button. */
  readonly submit: ReactNode;
  /** It takes something away. */
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly disabled?: boolean;
  /** Something else that can be done with what is asked about, before the way out. */
  readonly more?: ReactNode;
  readonly onSubmit: () => Promise<void>;
}) {
  const id = useId();
  return (
    <Dialog
      {...dialog}
      actions={
        <>
          {more}
          <Button variant="quiet" onClick={dialog.onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" form={id} {...(danger ? { variant: "danger" } : {})} busy={busy} disabled={disabled}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void onSubmit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
