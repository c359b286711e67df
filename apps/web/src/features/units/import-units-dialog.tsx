import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { settings } from "../../lib/messages/zh-cn/settings";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { SelectField, TextAreaField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { NoticeBar } from "../../ui/notice-bar";
import table from "../../ui/table.module.css";
import { ImportUnitsMutation, PreviewUnitsMutation, type UnitListPreview, type UnitRow } from "./queries";
import type { MadeKind } from "./unit-facts";

/** A list pasted out of a spreadsheet: read first, shown, and taken whole or not at all. */
export function ImportUnitsDialog({
  subdistrictId,
  kind,
  communities,
  onClose,
  onImported,
}: {
  readonly subdistrictId: string;
  readonly kind: MadeKind;
  readonly communities: readonly UnitRow[];
  readonly onClose: () => void;
  readonly onImported: (count: number) => void;
}) {
  const [text, setText] = useState("");
  const [parentId, setParentId] = useState("");
  const [preview, setPreview] = useState<UnitListPreview | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching: reading }, read] = useMutation(PreviewUnitsMutation);
  const [{ fetching: importing }, bring] = useMutation(ImportUnitsMutation);
  const input = { subdistrictId, kind, parentId: parentId === "" ? null : parentId, text };
  const word = t(`units.kind.${kind}`);
  const names = new Map(communities.map(({ id, name }) => [id, name]));

  async function look() {
    const answer = answerOf(await read({ input }), (data) => data.previewUnits);
    setPreview(answer.ok ? answer.value : null);
    setFault(answer.ok ? null : answer.sentence);
  }
  async function take() {
    const answer = answerOf(await bring({ input }), (data) => data.importUnits);
    if (answer.ok) onImported(answer.value.count);
    else setFault(answer.sentence);
  }
  const fit = preview !== null && preview.faults.length === 0 && preview.rows.length > 0;

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("units.importTitle", { kind: word })}
      description={t("units.importHelp")}
      actions={
        <>
          <Button variant={fit ? "quiet" : "primary"} busy={reading} onClick={() => void look()}>
            {t("units.importPreview")}
          </Button>
          {fit ? (
            <Button busy={importing} onClick={() => void take()}>
              {t("units.importConfirm", { count: preview.rows.length })}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={form.form}>
        {kind === "COOPERATIVE" ? (
          <SelectField
            label={t("units.importParent")}
            value={parentId}
            onChange={(event) => {
              setParentId(event.target.value);
              setPreview(null);
            }}
          >
            <option value="">{t("units.importNoParent")}</option>
            {communities.map((community) => (
              <option key={community.id} value={community.id}>
                {community.name}
              </option>
            ))}
          </SelectField>
        ) : null}
        <TextAreaField
          label={t("units.importText")}
          rows={8}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPreview(null);
          }}
        />
        {fault === null ? null : (
          <NoticeBar tone="late" alert>
            {fault}
          </NoticeBar>
        )}
        {preview === null ? null : (
          <>
            {preview.faults.length === 0 ? null : (
              <NoticeBar tone="soon" title={t("units.importFaults")} alert>
                <ul>
                  {preview.faults.map(({ line, fault: why }) => (
                    <li key={line}>{t("units.importFault", { line, fault: faultWord(why) })}</li>
                  ))}
                </ul>
              </NoticeBar>
            )}
            <p>{t("units.importRead", { count: preview.rows.length })}</p>
            <div className={table.scroll}>
              <table className={table.table}>
                <tbody>
                  {preview.rows.map((row) => (
                    <tr key={row.line}>
                      <th scope="row">{row.name}</th>
                      <td>{names.get(row.parentId) ?? ""}</td>
                      <td>{row.phone ?? ""}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

const words: Readonly<Record<string, string>> = settings;
const faultWord = (fault: string): string => words[`units.fault.${fault}`] ?? t("refusal.INVALID_INPUT");
