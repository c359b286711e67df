import type { InferGetServerSidePropsType, PageConfig } from "next";
import { t } from "../../lib/messages/catalogue";
import { query } from "../../lib/seam";
import { Frame } from "../../resident/frame";
import { isId } from "../../resident/is-id";
import { lastPage, linesOf, listRequest, type ListRequest } from "../../resident/list-page";
import { MessagePage } from "../../resident/message-page";
import { NoticeBanner, NoticeView } from "../../resident/notice-view";
import { NoticeQuery, type Notice } from "../../resident/queries";
import { ReadAloudScript } from "../../resident/read-aloud-script";
import { residentPage, single, type Outcome } from "../../resident/resident-page";

export const config: PageConfig = { unstable_runtimeJS: false };

interface Props {
  readonly found: { readonly notice: Notice; readonly request: ListRequest } | null;
}

export const getServerSideProps = residentPage(async (context): Promise<Outcome<Props>> => {
  const id = single(context.params?.id) ?? "";
  const request = listRequest(context.query);
  const ask = async (page: number) =>
    (await query(context, NoticeQuery, { id, ...linesOf({ ...request, page }) })).publicNotice;
  const notice = isId(id) ? await ask(request.page) : null;
  if (!notice) return { props: { found: null }, status: 404, cache: "fresh" };
  const last = lastPage(notice.list?.total ?? 0);
  if (request.page <= last) {
    return { props: { found: { notice, request } }, cache: notice.list ? "fresh" : "shared" };
  }
  const inRange = await ask(last);
  return { props: { found: inRange && { notice: inRange, request: { ...request, page: last } } }, cache: "fresh" };
});

export default function NoticePage({ visit, found }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  if (!found) {
    return (
      <MessagePage visit={visit} title={t("resident.notice.missing")}>
        <p>{t("resident.notice.missingHelp")}</p>
      </MessagePage>
    );
  }
  const { notice, request } = found;
  return (
    <Frame
      visit={visit}
      title={notice.title}
      description={t("resident.notice.description", { unit: notice.unit.name, title: notice.title })}
      noindex={notice.list !== null}
      back={{
        href: `/units/${notice.unit.id}/${notice.subsidyYear}`,
        label: t("resident.backTo", { name: notice.unit.name }),
      }}
      wide
    >
      <NoticeBanner notice={notice} />
      <NoticeView notice={notice} request={request} path={`/notices/${notice.id}`} />
      <ReadAloudScript />
    </Frame>
  );
}
