import dynamic from "next/dynamic";
import Head from "next/head";
import { t } from "../../lib/messages/catalogue";
import { keepAddressOwn } from "../../staff/own-address";
import { Busy } from "../../ui/busy";

const StaffApp = dynamic(async () => (await import(/* webpackChunkName: "staff-app" */ "../../staff/app")).StaffApp, {
  ssr: false,
  loading: () => <Busy label={t("common.opening")} />,
});

keepAddressOwn();

/** The one static shell behind every /staff/* address. It never reads the path while rendering on the server. */
export default function StaffPage() {
  return (
    <>
      <Head>
        <title>{t("common.appName")}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <link rel="apple-touch-icon" href="/icons/apple-touch.png" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </Head>
      <StaffApp />
    </>
  );
}
