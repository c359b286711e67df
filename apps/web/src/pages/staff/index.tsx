import dynamic from "next/dynamic";
import Head from "next/head";
import { useRouter } from "next/router";
import { useEffect } from "react";
import { t } from "../../lib/messages/catalogue";
import { Busy } from "../../ui/busy";

const StaffApp = dynamic(async () => (await import(/* webpackChunkName: "staff-app" */ "../../staff/app")).StaffApp, {
  ssr: false,
  loading: () => <Busy label={t("common.opening")} />,
});

/**
 * The one static shell behind every /staff/* address. It never reads the path while rendering on the server; the app
 * inside routes by itself, so Next is told to leave the history alone.
 */
export default function StaffPage() {
  const router = useRouter();
  useEffect(() => {
    router.beforePopState(() => false);
  }, [router]);
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
