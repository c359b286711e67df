import { fingerprintInGroups } from "@gongshi/domain/sheet/fingerprint";
import { shortCode } from "@gongshi/domain/sheet/sheet-code";
import { CircleCheck, CircleX } from "lucide-react";
import { formatDate } from "../lib/format";
import { t } from "../lib/messages/catalogue";
import { NoticeBar } from "../ui/notice-bar";
import { StatusBadge } from "../ui/status-badge";
import type { ListRequest } from "./list-page";
import { NewestLink, NoticeView, Withdrawal } from "./notice-view";
import { batchLabel } from "./notice-parts";
import { NoticeStatus } from "./notice-status";
import type { Notice, Sheet } from "./queries";
import styles from "./sheet-view.module.css";

interface Props {
  readonly sheet: Sheet;
  readonly request: ListRequest;
  readonly path: string;
}

/** What the paper in hand is worth: newest or not, what to compare, and what it says. */
export function SheetView({ sheet, request, path }: Props) {
  const only = sheet.notices.length === 1 && sheet.notOnline.length === 0 ? sheet.notices[0] : undefined;
  return (
    <>
      {only ? <SheetBanner notice={only} /> : <GatheredBanner sheet={sheet} />}
      <Compare sheet={sheet} />
      {sheet.notOnline.length > 0 ? <BoardOnly sheet={sheet} /> : null}
      {only ? <NoticeView notice={only} request={request} path={path} /> : null}
      {only || sheet.notices.length === 0 ? null : <Gathered sheet={sheet} />}
    </>
  );
}

/** ✓ 这是最新版 / ✗ 已更正，以第2版为准 / ✗ 已撤回 */
function SheetBanner({ notice }: { readonly notice: Notice }) {
  if (notice.withdrawn) {
    return (
      <NoticeBar
        tone={notice.withdrawalKind === "ENDED" ? "waiting" : "late"}
        icon={<CircleX />}
        title={t(notice.withdrawalKind === "ENDED" ? "resident.sheet.ended" : "resident.sheet.withdrawn")}
      >
        <Withdrawal notice={notice} />
      </NoticeBar>
    );
  }
  if (!notice.isCurrent) {
    const number = notice.replacedByNumber;
    return (
      <NoticeBar
        tone="late"
        icon={<CircleX />}
        title={number === null ? t("resident.sheet.replacedPlain") : t("resident.sheet.replaced", { number })}
        action={<NewestLink notice={notice} />}
      >
        {t("resident.sheet.replacedHelp")}
      </NoticeBar>
    );
  }
  return (
    <NoticeBar tone="proven" icon={<CircleCheck />} title={t("resident.sheet.current")}>
      {t("resident.sheet.currentHelp")}
    </NoticeBar>
  );
}

/** What is not for everyone: whether the paper is the newest, and that what it says is only on the board. */
function BoardOnly({ sheet }: { readonly sheet: Sheet }) {
  return (
    <NoticeBar title={t("resident.sheet.boardOnly", { count: sheet.notOnline.length })}>
      {t("resident.sheet.boardOnlyHelp", { unit: sheet.unit.name })}
    </NoticeBar>
  );
}

function GatheredBanner({ sheet }: { readonly sheet: Sheet }) {
  const all = [...sheet.notices, ...sheet.notOnline];
  const changed = all.filter((notice) => !notice.isCurrent || notice.withdrawn).length;
  return changed === 0 ? (
    <NoticeBar tone="proven" icon={<CircleCheck />} title={t("resident.sheet.allCurrent", { count: all.length })}>
      {t("resident.sheet.currentHelp")}
    </NoticeBar>
  ) : (
    <NoticeBar tone="late" icon={<CircleX />} title={t("resident.sheet.notAllCurrent", { count: changed })}>
      {t("resident.sheet.notAllCurrentHelp")}
    </NoticeBar>
  );
}

function Compare({ sheet }: { readonly sheet: Sheet }) {
  const rows: readonly (readonly [string, string])[] = [
    [t("resident.sheet.number"), sheet.number],
    [t("resident.sheet.fingerprint"), fingerprintInGroups(sheet.fingerprint)],
    [t("resident.sheet.code"), shortCode(sheet.code)],
    [t("resident.sheet.unit"), sheet.unit.name],
    [t("resident.sheet.printedOn"), formatDate(sheet.printedOn, { year: true })],
  ];
  return (
    <section className={styles.compare} aria-labelledby="compare">
      <h2 id="compare">{t("resident.sheet.compare")}</h2>
      <dl>
        {rows.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Gathered({ sheet }: { readonly sheet: Sheet }) {
  return (
    <>
      <h1>{t("resident.sheet.gatheredTitle", { unit: sheet.unit.name })}</h1>
      <section className={styles.entries} aria-labelledby="entries">
        <h2 id="entries">{t("resident.sheet.entries")}</h2>
        <ul>
          {sheet.notices.map((notice) => (
            <Entry key={notice.id} notice={notice} />
          ))}
        </ul>
      </section>
      <p>
        <a className={styles.all} href={`/units/${sheet.unit.id}`}>
          {t("resident.sheet.sameUnit", { unit: sheet.unit.name })}
        </a>
      </p>
    </>
  );
}

function Entry({ notice }: { readonly notice: Notice }) {
  const current = notice.isCurrent && !notice.withdrawn;
  return (
    <li className={styles.entry} data-changed={!current || undefined}>
      <h3>
        <a href={`/notices/${notice.id}`}>
          {t("resident.unit.year", { year: notice.subsidyYear })}
          {notice.programName} {batchLabel(notice)}
        </a>
      </h3>
      <p className={styles.badges}>
        <EntryBadge notice={notice} />
        {current ? <NoticeStatus notice={notice} /> : null}
      </p>
      {current ? null : <NewestLink notice={notice} />}
    </li>
  );
}

function EntryBadge({ notice }: { readonly notice: Notice }) {
  if (notice.withdrawn) return <NoticeStatus notice={notice} />;
  if (notice.isCurrent) return <StatusBadge tone="proven">{t("resident.sheet.entryCurrent")}</StatusBadge>;
  const number = notice.replacedByNumber;
  return (
    <StatusBadge tone="late" icon={<CircleX />}>
      {number === null ? t("resident.notice.replacedPlain") : t("resident.notice.replaced", { number })}
    </StatusBadge>
  );
}
