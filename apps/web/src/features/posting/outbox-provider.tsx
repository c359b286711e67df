import type { ReactNode } from "react";
import { useViewer } from "../../lib/session/session";
import { OutboxProvider as Provider } from "../../outbox/use-outbox";

/** The outbox of whoever is signed in. */
export function OutboxProvider({ children }: { readonly children: ReactNode }) {
  const { id } = useViewer();
  return (
    <Provider key={id} personId={id}>
      {children}
    </Provider>
  );
}
