import { Head, Html, Main, NextScript } from "next/document";

export default function Document() {
  return (
    <Html lang="zh-CN">
      <Head>
        <meta name="theme-color" content="#1d5637" />
      </Head>
      <body>
        <Main />
        <NextScript />
      </body>
    </Html>
  );
}
