import { parseSheetCode } from "@gongshi/domain/sheet/sheet-code";
import type { InferGetServerSidePropsType, PageConfig } from "next";
import { t } from "../../lib/messages/catalogue";
import { CodeForm } from "../../resident/code-form";
import { Frame } from "../../resident/frame";
import { residentPage, single } from "../../resident/resident-page";
import { NoticeBar } from "../../ui/notice-bar";

export const config: PageConfig = { unstable_runtimeJS: false };

const LONGEST_SHOWN = 40;

/** A short code typed from the paper: on to its page, or asked for again. */
export const getServerSideProps = residentPage<{ typed: string }>(async ({ query }) => {
  const typed = (single(query.code) ?? "").trim();
  const scanned = parseSheetCode(typed);
  if (scanned) return { goTo: `/s/${scanned.code}` };
  return { props: { typed: [...typed].slice(0, LONGEST_SHOWN).join("") }, cache: "fresh" };
});

export default function TypedCode({ visit, typed }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return (
    <Frame visit={visit} title={t("resident.code.title")} back={{ href: "/", label: t("resident.home") }}>
      <h1>{t("resident.code.title")}</h1>
      {typed ? (
        <NoticeBar tone="soon" title={t("resident.code.malformed", { typed })}>
          {t("resident.code.malformedHelp")}
        </NoticeBar>
      ) : null}
      <CodeForm typed={typed} />
    </Frame>
  );
}
