import { pageUrl, parseSheetCode, shortCode } from "@gongshi/domain/sheet/sheet-code";
import type { InferGetServerSidePropsType, PageConfig } from "next";
import { t } from "../../../lib/messages/catalogue";
import { query } from "../../../lib/seam";
import { Frame } from "../../../resident/frame";
import { lastPage, linesOf, listRequest, type ListRequest } from "../../../resident/list-page";
import { SheetQuery, SubdistrictsQuery, type Sheet, type Subdistrict } from "../../../resident/queries";
import { ReadAloudScript } from "../../../resident/read-aloud-script";
import { residentPage, single, type Outcome } from "../../../resident/resident-page";
import { SheetView } from "../../../resident/sheet-view";
import { UnknownSheet } from "../../../resident/unknown-sheet";

export const config: PageConfig = { unstable_runtimeJS: false };

type Props =
  | { readonly sheet: Sheet; readonly request: ListRequest }
  | { readonly sheet: null; readonly typed: string; readonly subdistricts: readonly Subdistrict[] };

/** What the QR code opens: exactly the editions on that paper, and whether they still count. Any page's code will do. */
export const getServerSideProps = residentPage(async (context): Promise<Outcome<Props>> => {
  const typed = single(context.params?.code) ?? "";
  const pages = context.params?.page ?? [];
  const scanned = pages.length <= 1 ? parseSheetCode(["any", "s", typed, ...pages].join("/")) : null;
  if (scanned && scanned.code !== typed) return { goTo: pageUrl(`/s/${scanned.code}`, scanned.page) };

  const request = listRequest(context.query);
  const ask = async (code: string, page: number) =>
    (await query(context, SheetQuery, { code, ...linesOf({ ...request, page }) })).publicSheet;
  const sheet = scanned ? await ask(scanned.code, request.page) : null;
  if (!scanned || !sheet) {
    const { publicSubdistricts: subdistricts } = await query(context, SubdistrictsQuery, {});
    return {
      props: { sheet: null, typed: scanned ? shortCode(scanned.code) : "", subdistricts },
      status: 404,
      cache: "fresh",
    };
  }
  const last = lastPage(sheet.notices[0]?.list?.total ?? 0);
  if (request.page <= last) return { props: { sheet, request }, cache: "fresh" };
  return {
    props: { sheet: (await ask(scanned.code, last)) ?? sheet, request: { ...request, page: last } },
    cache: "fresh",
  };
});

export default function SheetPage({ visit, ...props }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  if (!props.sheet) return <UnknownSheet visit={visit} typed={props.typed} subdistricts={props.subdistricts} />;
  const { sheet, request } = props;
  return (
    <Frame visit={visit} title={t("resident.code.title")} noindex wide={sheet.notices.length === 1}>
      <SheetView sheet={sheet} request={request} path={`/s/${sheet.code}`} />
      <ReadAloudScript />
    </Frame>
  );
}
