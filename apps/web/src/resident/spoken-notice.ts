import { formatDate, formatMu, formatYuan } from "../lib/format";
import { t } from "../lib/messages/catalogue";
import { spokenPhone } from "./phone";
import { publicStatus } from "./public-step";
import type { Notice } from "./queries";
import { whomToAsk } from "./whom-to-ask";

/** What 读给我听 reads, sentence by sentence: title, where it stands, sums, dates, whom to ask. Never a list of names. */
export function spokenNotice(notice: Notice): string[] {
  const status = publicStatus(notice);
  const lines = [
    `${notice.unit.name}。`,
    `${notice.title}。`,
    t("resident.say.status", { status: [status.label, status.countdown].filter(Boolean).join("，") }),
  ];
  // Of what is not in force any more neither sums nor dates are worth hearing.
  if (!notice.isCurrent) return [...lines, ...ending(notice), ...contacts(notice)];
  lines.push(...sums(notice));
  if (notice.paidOn) lines.push(t("resident.say.paidOn", { date: formatDate(notice.paidOn, { year: true }) }));
  if (notice.paymentWay) lines.push(t("resident.say.paymentWay", { way: notice.paymentWay }));
  if (notice.hungOn) lines.push(t("resident.say.hungOn", { date: formatDate(notice.hungOn, { year: true }) }));
  if (notice.periodEndsOn) {
    lines.push(
      t("resident.say.periodEndsOn", {
        period: t(notice.stage === "RESULT" ? "period.RESULT" : "period.BEFORE_PAYMENT"),
        date: formatDate(notice.periodEndsOn, { year: true }),
      }),
    );
  }
  return [...lines, ...contacts(notice)];
}

function ending({ withdrawalReason }: Notice): string[] {
  return withdrawalReason === null ? [] : [`${t("resident.notice.reason", { reason: withdrawalReason })}。`];
}

function sums(notice: Notice): string[] {
  if (notice.isZero) return [`${t("resident.notice.zero")}。`];
  const { totals } = notice;
  if (!totals) return [t(notice.hungOn ? "resident.list.nothing" : "resident.list.nothingYet")];
  const lines = [
    t("resident.say.recipients", {
      recipients: t("resident.notice.recipientsCount", { count: totals.recipients ?? totals.recipientsText }),
    }),
  ];
  if (totals.quantityMilli && notice.quantityUnit) {
    lines.push(
      t(notice.quantityUnit === "亩" ? "resident.say.area" : "resident.say.quantity", {
        quantity: formatMu(totals.quantityMilli, notice.quantityUnit),
      }),
    );
  }
  if (totals.paidFen !== null) {
    // A voice stumbles over thousands separators.
    const amount = formatYuan(totals.paidFen).replaceAll(",", "");
    lines.push(
      t(notice.stage === "RESULT" ? "resident.say.amount.RESULT" : "resident.say.amount.BEFORE_PAYMENT", { amount }),
    );
  }
  return lines;
}

function contacts(notice: Notice): string[] {
  const [unit, ...others] = whomToAsk(notice.unit, notice.department);
  const lines: string[] = [];
  if (unit?.phone) lines.push(t("resident.say.ask", { name: unit.name, phone: spokenPhone(unit.phone) }));
  if (unit?.officeHours) lines.push(t("resident.say.hours", { hours: unit.officeHours }));
  const supervision = others.find((contact) => contact.role === t("resident.notice.askSupervision"));
  if (supervision?.phone) lines.push(t("resident.say.askSupervision", { phone: spokenPhone(supervision.phone) }));
  return lines;
}
