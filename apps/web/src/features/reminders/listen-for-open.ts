/** A notification was tapped while the app is open: it goes to that screen by itself, without a reload. */
export function listenForOpen(go: (path: string) => void): () => void {
  const container = globalThis.navigator?.serviceWorker as ServiceWorkerContainer | undefined;
  const listen = ({ data }: MessageEvent): void => {
    const message = data as { readonly type?: unknown; readonly path?: unknown } | null;
    if (message?.type === "GONGSHI_OPEN" && typeof message.path === "string")
      go(message.path.replace(/^\/staff/, "") || "/");
  };
  container?.addEventListener("message", listen);
  return () => container?.removeEventListener("message", listen);
}
