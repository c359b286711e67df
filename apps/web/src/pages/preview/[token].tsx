import type { InferGetServerSidePropsType, PageConfig } from "next";
import { t } from "../../lib/messages/catalogue";
import { query } from "../../lib/seam";
import { Frame } from "../../resident/frame";
import { isId } from "../../resident/is-id";
import { LINES_PER_PAGE, lastPage, listRequest } from "../../resident/list-page";
import { MessagePage } from "../../resident/message-page";
import { PreviewQuery, type Preview } from "../../resident/preview-query";
import { PreviewView, type PreviewRequest } from "../../resident/preview-view";
import { residentPage, single } from "../../resident/resident-page";

export const config: PageConfig = { unstable_runtimeJS: false };

interface Props {
  readonly preview: Preview | null;
  readonly request: PreviewRequest;
  readonly token: string;
}

/** What an outside checker's link opens: the draft as the internet will see it, or why it shows nothing any more. */
export const getServerSideProps = residentPage<Props>(async (context) => {
  const token = single(context.params?.token) ?? "";
  const asked = single(context.query.u) ?? "";
  const unitId = isId(asked) ? asked : null;
  const ask = async (page: number) => {
    const lines = { first: LINES_PER_PAGE, offset: (page - 1) * LINES_PER_PAGE };
    return (await query(context, PreviewQuery, { token, unitId, ...lines })).preview;
  };
  const { page } = listRequest(context.query);
  const preview = await ask(page);
  const last = lastPage(preview?.draft?.list?.total ?? 0);
  const shown = page <= last ? preview : await ask(last);
  return {
    props: { preview: shown, request: { unitId, page: Math.min(page, last) }, token },
    ...(shown?.draft ? {} : { status: 404 as const }),
    cache: "never",
  };
});

export default function PreviewPage({
  visit,
  preview,
  request,
  token,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  if (preview === null || preview.draft === null) {
    const why = preview === null || preview.standing === "OPEN" ? "UNKNOWN" : preview.standing;
    return (
      <MessagePage visit={visit} title={t("preview.dead")}>
        <p>{t(`preview.dead.${why}`)}</p>
      </MessagePage>
    );
  }
  return (
    <Frame visit={visit} title={t("preview.page")} noindex>
      <PreviewView preview={preview} draft={preview.draft} request={request} path={`/preview/${token}`} />
    </Frame>
  );
}
