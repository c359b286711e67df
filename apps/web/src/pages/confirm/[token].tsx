import type { InferGetServerSidePropsType, PageConfig } from "next";
import { query } from "../../lib/seam";
import { ConfirmLinkQuery, type ConfirmLink } from "../../resident/confirm-link";
import { ConfirmPage } from "../../resident/confirm-page";
import { residentPage, single } from "../../resident/resident-page";

export const config: PageConfig = { unstable_runtimeJS: false };

/** A supervisor's one-time link. Opening it decides nothing; the form goes to the server's own door. */
export const getServerSideProps = residentPage<{ link: ConfirmLink; token: string; said: string | null }>(
  async (context) => {
    const token = single(context.params?.["token"]) ?? "";
    const said = single(context.query["said"]);
    const { confirmLink: link } = await query(context, ConfirmLinkQuery, { token });
    return {
      props: { link, token, said: said === null ? null : said.slice(0, 40) },
      cache: "fresh",
      ...(link.state === "UNKNOWN" ? { status: 404 as const } : {}),
    };
  },
);

export default function ConfirmLinkPage(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <ConfirmPage {...props} />;
}
