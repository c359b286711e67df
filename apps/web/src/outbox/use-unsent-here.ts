import { useEffect, useState } from "react";
import { isUnsent } from "./entry";
import { openOutboxStore } from "./outbox-store";

/** How many postings are on this phone only, whoever's they are; 0 until that is known. For screens before the sign-in. */
export function useUnsentHere(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let gone = false;
    void countUnsent().then((found) => gone || setCount(found));
    return () => {
      gone = true;
    };
  }, []);
  return count;
}

async function countUnsent(): Promise<number> {
  const store = openOutboxStore();
  try {
    const [{ entries, newer }, drafts] = await Promise.all([store.all(), store.drafts()]);
    const ids = new Set([...entries.filter(isUnsent), ...drafts].map(({ id }) => id));
    return ids.size + newer;
  } catch {
    return 0; // a browser without a store has kept nothing
  }
}
