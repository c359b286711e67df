import type { AppProps } from "next/app";
import "../ui/tokens.css";

export default function App({ Component, pageProps }: AppProps) {
  return <Component {...pageProps} />;
}
