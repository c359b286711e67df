import { use, useEffect, useState } from "react";
import { useQuery, type AnyVariables, type TypedDocumentNode, type UseQueryArgs } from "urql";
import { SessionContext } from "../session/session";

export interface LiveQuery<Data> {
  /** The last answer, kept when a later try fails. Undefined until there is one for these variables. */
  readonly data: Data | undefined;
  /** When the phone got what it shows, where that is from an earlier visit (milliseconds since 1970); else null. */
  readonly keptAt: number | null;
  /** The latest try failed. */
  readonly failed: boolean;
  readonly fetching: boolean;
  readonly ask: () => void;
}

/**
 * A query for a phone: what was seen stays on the screen when the signal goes, and is asked for again when the signal
 * or the person comes back. Where the session has ended, it leads to the sign-in screen. `changed` asks again whenever it becomes another value.
 */
export function useLiveQuery<Data, Variables extends AnyVariables>(
  args: UseQueryArgs<Variables, Data> & { query: TypedDocumentNode<Data, Variables> },
  changed: number | string = 0,
): LiveQuery<Data> {
  const [{ data, error, fetching, extensions }, execute] = useQuery<Data, Variables>(args);
  const session = use(SessionContext);
  const signedOut = error?.graphQLErrors.some(({ extensions }) => extensions["code"] === "SIGNED_OUT") ?? false;
  useEffect(() => {
    if (signedOut) void session?.refresh();
  }, [signedOut, session]);

  const key = JSON.stringify(args.variables ?? {});
  const [kept, setKept] = useState<{ readonly key: string; readonly data: Data } | null>(null);
  if (data !== undefined && (kept?.data !== data || kept.key !== key)) setKept({ key, data });

  const paused = args.pause === true;
  useEffect(() => {
    if (paused) return undefined;
    const ask = (): void => execute({ requestPolicy: "network-only" });
    const whenVisible = (): void => {
      if (document.visibilityState === "visible") ask();
    };
    window.addEventListener("online", ask);
    document.addEventListener("visibilitychange", whenVisible);
    return () => {
      window.removeEventListener("online", ask);
      document.removeEventListener("visibilitychange", whenVisible);
    };
  }, [execute, paused]);

  const [seen, setSeen] = useState(changed);
  useEffect(() => {
    if (seen === changed || paused) return;
    setSeen(changed);
    execute({ requestPolicy: "network-only" });
  }, [changed, seen, execute, paused]);

  return {
    data: data ?? (kept?.key === key ? kept.data : undefined),
    keptAt: typeof extensions?.["keptAt"] === "number" ? extensions["keptAt"] : null,
    failed: error !== undefined,
    fetching,
    ask: () => execute({ requestPolicy: "network-only" }),
  };
}
