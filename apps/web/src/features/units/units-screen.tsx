import { ClipboardPaste, Plus } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { useSearchParams } from "wouter";
import { formatDate } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { hasRole, useViewer } from "../../lib/session/session";
import { useSubdistrict } from "../../lib/session/use-subdistrict";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { Empty } from "../../ui/empty";
import form from "../../ui/form.module.css";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import { FilterRow, Pick } from "../../ui/pick";
import { Screen } from "../../ui/screen";
import table from "../../ui/table.module.css";
import { EndUnitDialog } from "./end-unit-dialog";
import { ImportUnitsDialog } from "./import-units-dialog";
import { UnitsQuery, type UnitRow } from "./queries";
import { UnitDialog } from "./unit-dialog";
import { MADE_KINDS, type MadeKind } from "./unit-facts";
import styles from "./units-screen.module.css";

type Open = { what: "add" | "import" } | { what: "change" | "end"; unit: UnitRow } | null;

/** 单位: departments, communities and cooperatives, made one by one or from a pasted list, renamed and ended. */
export function UnitsScreen() {
  const subdistrictId = useSubdistrict();
  const mayChange = hasRole(useViewer(), "OFFICE", "ADMIN");
  const [search, setSearch] = useSearchParams();
  const kind = MADE_KINDS.find((each) => each === search.get("kind")) ?? "COOPERATIVE";
  const [ended, setEnded] = useState(false);
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [answer, ask] = useQuery({
    query: UnitsQuery,
    variables: { subdistrictId: subdistrictId ?? "" },
    pause: subdistrictId === null,
  });
  const done = (sentence: string) => {
    setOpen(null);
    setSaid(sentence);
    ask({ requestPolicy: "network-only" });
  };
  const word = t(`units.kind.${kind}`);

  return (
    <Screen title={t("units.title")} width="full" back="/settings">
      <FilterRow>
        <Pick
          label={t("units.kind")}
          value={kind}
          onChange={(event) => setSearch({ kind: event.target.value }, { replace: true })}
        >
          {MADE_KINDS.map((each) => (
            <option key={each} value={each}>
              {t(`units.kind.${each}`)}
            </option>
          ))}
        </Pick>
        <span className={form.checks}>
          <label>
            <input type="checkbox" checked={ended} onChange={(event) => setEnded(event.target.checked)} />
            {t("units.showEnded")}
          </label>
        </span>
      </FilterRow>
      {said === null ? null : <NoticeBar>{said}</NoticeBar>}
      <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
        {({ units }) => {
          const communities = units.filter((unit) => unit.kind === "COMMUNITY" && unit.endedOn === null);
          const shown = units.filter((unit) => unit.kind === kind && (ended || unit.endedOn === null));
          const blocked = kind === "COOPERATIVE" && communities.length === 0;
          return (
            <>
              {mayChange && !blocked ? (
                <div className={styles.actions}>
                  <Button size="small" icon={<Plus aria-hidden="true" />} onClick={() => setOpen({ what: "add" })}>
                    {t("units.add", { kind: word })}
                  </Button>
                  <Button
                    size="small"
                    variant="quiet"
                    icon={<ClipboardPaste aria-hidden="true" />}
                    onClick={() => setOpen({ what: "import" })}
                  >
                    {t("units.paste")}
                  </Button>
                </div>
              ) : null}
              {shown.length === 0 ? (
                <Empty title={t("units.emptyTitle", { kind: word })}>
                  <p>{t(blocked ? "units.noCommunity" : "units.emptyHelp")}</p>
                </Empty>
              ) : (
                <UnitTable units={shown} onOpen={mayChange ? setOpen : null} />
              )}
              {open?.what === "add" || open?.what === "change" ? (
                <UnitDialog
                  subdistrictId={subdistrictId ?? ""}
                  kind={kind}
                  unit={open.what === "change" ? open.unit : null}
                  communities={communities}
                  onClose={() => setOpen(null)}
                  onSaved={(name) => done(t(open.what === "add" ? "units.added" : "units.changed", { name }))}
                />
              ) : null}
              {open?.what === "import" ? (
                <ImportUnitsDialog
                  subdistrictId={subdistrictId ?? ""}
                  kind={kind}
                  communities={communities}
                  onClose={() => setOpen(null)}
                  onImported={(count) => done(t("units.imported", { count }))}
                />
              ) : null}
              {open?.what === "end" ? (
                <EndUnitDialog
                  unit={open.unit}
                  onClose={() => setOpen(null)}
                  onEnded={() => done(t("units.endedNow", { name: open.unit.name }))}
                />
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}

function UnitTable({
  units,
  onOpen,
}: {
  readonly units: readonly UnitRow[];
  readonly onOpen: ((open: { what: "change" | "end"; unit: UnitRow }) => void) | null;
}) {
  const kind: MadeKind | "SUBDISTRICT" = (units[0]?.kind ?? "COOPERATIVE") as MadeKind;
  const cooperative = kind === "COOPERATIVE";
  return (
    <div className={table.scroll}>
      <table className={classNames(table.table, table.stack)}>
        <thead>
          <tr>
            <th scope="col">{t("units.name")}</th>
            {cooperative ? <th scope="col">{t("units.parent")}</th> : null}
            <th scope="col">{t("units.contact")}</th>
            {onOpen === null ? null : (
              <th scope="col">
                <span className="visually-hidden">{t("units.actions")}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.id}>
              <th scope="row" className={unit.endedOn === null ? undefined : table.soft}>
                {unit.name}
                {unit.formerNames.length === 0 ? null : (
                  <span className={table.sub}>{t("units.more", { names: unit.formerNames.join("、") })}</span>
                )}
                {unit.endedOn === null ? null : (
                  <span className={table.sub}>
                    {t("units.ended", {
                      date: formatDate(unit.endedOn, { year: true }),
                      reason: unit.endedReason ?? "",
                    })}
                  </span>
                )}
              </th>
              {cooperative ? <td>{unit.parent?.name ?? ""}</td> : null}
              <td>
                {unit.phone ?? "—"}
                {unit.address === null ? null : <span className={table.sub}>{unit.address}</span>}
              </td>
              {onOpen === null ? null : (
                <td className={table.tight}>
                  {unit.endedOn === null ? (
                    <>
                      <button type="button" className={styles.link} onClick={() => onOpen({ what: "change", unit })}>
                        {t("units.change")}
                      </button>
                      <button type="button" className={styles.link} onClick={() => onOpen({ what: "end", unit })}>
                        {t("units.end")}
                      </button>
                    </>
                  ) : null}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
