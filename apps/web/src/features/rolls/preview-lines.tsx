import { useEffect, useState } from "react";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Section } from "../../ui/section";
import styles from "../disclosure/lines-section.module.css";
import { LineTable } from "../disclosure/line-table";
import type { SampleLine } from "./roll-preview";
import { uploadLines } from "./upload-door";

const PAGE = 50;

/** The lines as they would be written, a page at a time, to compare with the file. */
export function PreviewLines({
  lines,
  uploadId,
  total,
  quantityUnit,
}: {
  /** The first lines, as they came with the preview; of an upload there are none, pages are asked for. */
  readonly lines: readonly SampleLine[];
  readonly uploadId: string | null;
  readonly total: number;
  readonly quantityUnit: string | null;
}) {
  const [offset, setOffset] = useState(0);
  const [asked, setAsked] = useState<readonly SampleLine[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    if (uploadId === null) return;
    let wanted = true;
    void uploadLines(uploadId, offset, PAGE).then((answer) => {
      if (!wanted) return;
      setFault(answer.ok ? null : answer.sentence);
      if (answer.ok) setAsked(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [uploadId, offset]);

  const reachable = uploadId === null ? lines.length : total;
  const shown = uploadId === null ? lines.slice(offset, offset + PAGE) : asked;
  return (
    <Section
      title={t("roll.linesTitle")}
      hint={total > reachable ? t("preview.onlyFirst", { shown: reachable, total }) : undefined}
    >
      {fault === null ? null : <p role="alert">{fault}</p>}
      <LineTable
        lines={shown.map((line) => ({ ...line, unitName: line.unitName ?? "" }))}
        quantityUnit={quantityUnit}
      />
      {reachable > PAGE ? (
        <div className={styles.pager}>
          <p>{t("roll.showing", { from: offset + 1, to: Math.min(offset + PAGE, reachable), total: reachable })}</p>
          <Button variant="quiet" size="small" disabled={offset === 0} onClick={() => setOffset(offset - PAGE)}>
            {t("roll.previous")}
          </Button>
          <Button
            variant="quiet"
            size="small"
            disabled={offset + PAGE >= reachable}
            onClick={() => setOffset(offset + PAGE)}
          >
            {t("roll.next")}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}
