import { useEffect, useState } from "react";

/**
 * Whether the browser has promised not to delete what is stored here: asked once there is something to keep.
 * unknown: it cannot be asked.
 */
export type Persistence = "asking" | "promised" | "not-promised" | "unknown";

export async function askForPersistence(
  storage: StorageManager | undefined = globalThis.navigator?.storage,
): Promise<Persistence> {
  if (storage?.persist === undefined || storage.persisted === undefined) return "unknown";
  try {
    return (await storage.persisted()) || (await storage.persist()) ? "promised" : "not-promised";
  } catch {
    return "unknown";
  }
}

export function usePersistence(): Persistence {
  const [answer, setAnswer] = useState<Persistence>("asking");
  useEffect(() => {
    void askForPersistence().then(setAnswer);
  }, []);
  return answer;
}
