import { Printer } from "lucide-react";
import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { buttonClass } from "../../ui/button-class";
import { Card } from "../../ui/card";
import { NoticeBar } from "../../ui/notice-bar";
import { Switcher } from "../../ui/pick";
import { sheetCount } from "./by-unit";
import styles from "./make-sheets.module.css";
import { MakeSheetsMutation, type PrintableNotice } from "./queries";

type Kind = "SINGLE" | "GATHERED";
type Paper = "A4" | "A3";

/** How to print, and the button: it makes the sheets and opens one PDF with all of them. */
export function MakeSheets({ notices }: { readonly notices: readonly PrintableNotice[] }) {
  const [kind, setKind] = useState<Kind>("SINGLE");
  const [paper, setPaper] = useState<Paper>("A4");
  const [made, setMade] = useState<{ pdfPath: string; count: number } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, makeSheets] = useMutation(MakeSheetsMutation);

  async function print() {
    setFault(null);
    setMade(null);
    // Opened in the click itself: a window opened after the answer would be taken for an advertisement.
    const tab = window.open("", "_blank");
    const answer = answerOf(
      await makeSheets({ input: { kind, paper, noticeIds: notices.map(({ id }) => id) } }),
      (data) => data.makeSheets,
    );
    if (!answer.ok) {
      tab?.close();
      setFault(answer.sentence);
      return;
    }
    setMade({ pdfPath: answer.value.pdfPath, count: answer.value.sheets.length });
    if (tab !== null) tab.location.href = new URL(answer.value.pdfPath, window.location.href).href;
  }

  return (
    <Card className={styles.make}>
      <div className={styles.options}>
        <Switcher
          label={t("print.kind")}
          value={kind}
          options={[
            { value: "SINGLE", label: t("print.kind.SINGLE"), hint: t("print.kind.SINGLEHelp") },
            { value: "GATHERED", label: t("print.kind.GATHERED"), hint: t("print.kind.GATHEREDHelp") },
          ]}
          onChange={setKind}
        />
        <Switcher
          label={t("print.paper")}
          value={paper}
          options={[
            { value: "A4", label: "A4" },
            { value: "A3", label: "A3" },
          ]}
          onChange={setPaper}
        />
        <p className={styles.count} role="status">
          {notices.length === 0
            ? t("print.none")
            : `${t("print.count", { count: notices.length })} · ${t(`print.kind.${kind}Help`)} · ${t("print.papers", { count: sheetCount(kind, notices) })}`}
        </p>
        <Button
          icon={<Printer aria-hidden="true" />}
          busy={fetching}
          disabled={notices.length === 0}
          onClick={() => void print()}
        >
          {t("print.submit")}
        </Button>
      </div>
      {made === null ? null : (
        <NoticeBar
          action={
            <a href={made.pdfPath} target="_blank" rel="noreferrer" className={buttonClass({ size: "small" })}>
              {t("print.openPdf")}
            </a>
          }
        >
          {t("print.made", { count: made.count })} {t("print.popupHint")}
        </NoticeBar>
      )}
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
    </Card>
  );
}
