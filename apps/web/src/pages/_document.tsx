import NextDocument, {
  Head,
  Html,
  Main,
  NextScript,
  type DocumentContext,
  type DocumentInitialProps,
} from "next/document";
import { textSizeOf, type TextSize } from "../resident/text-size";

interface Props extends DocumentInitialProps {
  readonly textSize: TextSize;
}

/** The text size stands on <html> from the first byte. Pages made once for everyone (404, 500, the staff shell) have none. */
export default class Document extends NextDocument<Props> {
  static override async getInitialProps(context: DocumentContext): Promise<Props> {
    const initial = await NextDocument.getInitialProps(context);
    return { ...initial, textSize: textSizeOf(context.req?.headers.cookie) };
  }

  override render() {
    return (
      <Html lang="zh-CN" data-text={this.props.textSize === "large" ? "large" : undefined}>
        <Head>
          <link rel="icon" href="/icon.svg" type="image/svg+xml" />
          <meta name="theme-color" media="(prefers-color-scheme: light)" content="#1d5637" />
          <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#14170f" />
        </Head>
        <body>
          <Main />
          <NextScript />
        </body>
      </Html>
    );
  }
}
