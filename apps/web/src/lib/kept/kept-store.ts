import { openDB, type DBSchema } from "idb";
import { openInTime } from "../open-in-time";

/** An answer of the server as it was, with the phone's time at which it came (milliseconds since 1970). */
export interface KeptAnswer {
  readonly data: unknown;
  readonly at: number;
  /** The text of the query. An earlier version of the app may have asked for less. */
  readonly asked?: string;
}

interface Tables extends DBSchema {
  /** Whose answers these are: one person a phone at a time. */
  owner: { key: "person"; value: { readonly id: string; readonly viewer: unknown } };
  answers: { key: string; value: KeptAnswer };
}

const NAME = "gongshi-kept";

/** An answer is a few kilobytes: so many are a few megabytes at most, and more than anybody looks at in a year. */
const MOST_ANSWERS = 600;

const { get: database, forget } = openInTime(() =>
  openDB<Tables>(NAME, 1, {
    upgrade(db) {
      db.createObjectStore("owner");
      db.createObjectStore("answers");
    },
    terminated: () => forget(),
  }),
);

/** Whose answers are on this phone, or null. */
export const keptPersonId = async (): Promise<string | null> =>
  (await (await database()).get("owner", "person"))?.id ?? null;

/** Who was signed in last and has not signed out, as the server described her. */
export const keptViewer = async (): Promise<unknown> =>
  (await (await database()).get("owner", "person"))?.viewer ?? null;

/** From now on answers are this person's. Somebody else's go at once, and the oldest of very many. */
export async function keepFor(id: string, viewer: unknown): Promise<void> {
  const transaction = (await database()).transaction(["owner", "answers"], "readwrite");
  const before = await transaction.objectStore("owner").get("person");
  const answers = transaction.objectStore("answers");
  if (before?.id !== id) await answers.clear();
  else if ((await answers.count()) > MOST_ANSWERS) {
    const keys = await answers.getAllKeys();
    const ages = (await answers.getAll()).map(({ at }, index) => ({ at, key: keys[index]! }));
    const oldest = ages.sort((a, b) => b.at - a.at).slice(MOST_ANSWERS);
    for (const { key } of oldest) await answers.delete(key);
  }
  await transaction.objectStore("owner").put({ id, viewer }, "person");
  await transaction.done;
}

/** Keeps the answer, unless the person has changed since it was asked for. */
export async function keepAnswer(personId: string, key: string, answer: KeptAnswer): Promise<void> {
  const transaction = (await database()).transaction(["owner", "answers"], "readwrite");
  const owner = await transaction.objectStore("owner").get("person");
  if (owner?.id === personId) await transaction.objectStore("answers").put(answer, key);
  await transaction.done;
}

export async function keptAnswer(personId: string, key: string): Promise<KeptAnswer | null> {
  const transaction = (await database()).transaction(["owner", "answers"]);
  const [owner, answer] = await Promise.all([
    transaction.objectStore("owner").get("person"),
    transaction.objectStore("answers").get(key),
    transaction.done,
  ]);
  return owner?.id === personId ? (answer ?? null) : null;
}

/** After signing out nothing of anybody is left here. */
export async function forgetAnswers(): Promise<void> {
  const transaction = (await database()).transaction(["owner", "answers"], "readwrite");
  await Promise.all([
    transaction.objectStore("owner").clear(),
    transaction.objectStore("answers").clear(),
    transaction.done,
  ]);
}
