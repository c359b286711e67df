import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useClient } from "urql";
import type { Access } from "../lib/graphql/client";
import { graphql } from "../lib/graphql/tada";
import { forgetKept, openKept, rememberedViewer } from "../lib/kept/kept-person";
import { SessionContext, type Session, type SessionViewer } from "../lib/session/session";

const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      id
      name
      appointments {
        id
        role
        startsOn
        endsOn
        unit {
          id
          name
          kind
          subdistrictId
        }
      }
    }
  }
`);

const SignOutMutation = graphql(`
  mutation SignOut {
    signOut
  }
`);

export type SessionState =
  | { readonly kind: "asking" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "signed-in"; readonly viewer: SessionViewer };

/**
 * Opens with whoever was signed in here last, so that the app works without a network, and asks the server who it is;
 * `ask` asks again (after signing in, or when the server could not be reached).
 */
export function useSessionState(
  own: Access["own"],
  onSignedOut: () => void,
): {
  readonly state: SessionState;
  readonly ask: () => Promise<void>;
  readonly signOut: () => Promise<boolean>;
  /** The session ended by itself, not by signing out. */
  readonly expired: boolean;
} {
  const client = useClient();
  const [state, setState] = useState<SessionState>({ kind: "asking" });
  const [expired, setExpired] = useState(false);
  const known = useRef(false);

  const enter = useCallback(
    (viewer: SessionViewer) => {
      known.current = true;
      own(viewer.id);
      setState({ kind: "signed-in", viewer });
    },
    [own],
  );
  const leave = useCallback(async () => {
    own(null);
    setState({ kind: "signed-out" });
    await forgetKept();
  }, [own]);

  const ask = useCallback(async () => {
    setState((before) => (before.kind === "signed-in" ? before : { kind: "asking" }));
    const { data, error } = await client.query(ViewerQuery, {}, { requestPolicy: "network-only" }).toPromise();
    if (error || !data) {
      const remembered = await rememberedViewer();
      if (remembered !== null) enter(remembered);
      else setState((before) => (before.kind === "signed-in" ? before : { kind: "unreachable" }));
    } else if (data.viewer) {
      await openKept(data.viewer);
      enter(data.viewer);
    } else {
      setExpired(known.current);
      await leave();
    }
  }, [client, enter, leave]);

  useEffect(() => {
    let answered = false;
    void rememberedViewer().then((viewer) => {
      if (viewer !== null && !answered) enter(viewer);
    });
    void ask().finally(() => {
      answered = true;
    });
  }, [ask, enter]);

  // Opened without a network: who is signed in is asked again when there is one.
  useEffect(() => {
    const again = (): void => void ask();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [ask]);

  const signOut = useCallback(async () => {
    const { data } = await client.mutation(SignOutMutation, {}).toPromise();
    if (data?.signOut !== true) return false;
    known.current = false;
    await leave();
    onSignedOut();
    return true;
  }, [client, leave, onSignedOut]);

  return { state, ask, signOut, expired };
}

export function SessionProvider({ viewer, signOut, refresh, children }: Session & { readonly children: ReactNode }) {
  const session = useMemo(() => ({ viewer, signOut, refresh }), [viewer, signOut, refresh]);
  return <SessionContext value={session}>{children}</SessionContext>;
}
