import type { Client } from "urql";
import { hasOwnFile, kindOfOwnFile, MOST_OWN_FILES } from "../../lib/kept/own-files";
import { hasRole, subdistrictIds, unitsWithRole, type SessionViewer } from "../../lib/session/session";
import { PendingPostings } from "../confirm/queries";
import { NoticeQuery } from "../notice/notice-query";
import { Claimable } from "../posting/claimable-query";
import { SentQuery } from "../sent/sent-query";
import { ChannelsQuery } from "../telling/channels-query";
import { TodoQuery } from "../todo/todo-query";
import { summary } from "../todo/notice-summary";

const FRESH = { requestPolicy: "network-only" } as const;
/** Of what was sent or is to be confirmed, as many as stay; older ones come when they are looked at. */
const MOST_PHOTOS = MOST_OWN_FILES.photos;
const AT_ONCE = 4;

/**
 * Gets what the board needs onto the phone: the lists, each notice, its sheet. Every answer is kept by the client's own
 * exchange, every file by the service worker; what is there already is not fetched again.
 * @param filesAreKept resolves when files may be fetched; answers need not wait for it
 * @param ready called once lists, notices and the sheets still to be hung are here; the rest follows
 * @returns false when the server could not be reached for all of it
 */
export async function fetchFieldKit(
  client: Client,
  viewer: SessionViewer,
  filesAreKept: Promise<unknown>,
  ready: () => void,
): Promise<boolean> {
  // Until it has come, the phone ticks off what every street starts with.
  for (const subdistrictId of subdistrictIds(viewer))
    void client.query(ChannelsQuery, { subdistrictId }, FRESH).toPromise();
  const lists = await Promise.all([
    ...unitsWithRole(viewer, "CLERK", "LIAISON").map((unit) => fetchUnit(client, unit.id)),
    ...(hasRole(viewer, "SUPERVISOR", "LIAISON") ? [fetchToConfirm(client)] : []),
  ]);
  const fits = room();
  const needed = lists.flatMap((list) => list.needed).filter(fits);
  const later = lists.flatMap((list) => list.later).filter(fits);
  await filesAreKept;
  const first = await inTurns(needed, (path) => fetchFile(viewer.id, path));
  const complete = first && lists.every((list) => list.complete);
  if (complete) ready();
  const rest = await inTurns(later, (path) => fetchFile(viewer.id, path));
  return complete && rest;
}

/** Each file once, and no more than stay: what goes out of the cache again would be fetched again for ever. */
function room(): (path: string) => boolean {
  const left = { ...MOST_OWN_FILES } as Record<ReturnType<typeof kindOfOwnFile>, number>;
  const seen = new Set<string>();
  return (path) => {
    if (seen.has(path)) return false;
    seen.add(path);
    left[kindOfOwnFile(path)] -= 1;
    return left[kindOfOwnFile(path)] >= 0;
  };
}

interface Listed {
  readonly complete: boolean;
  /** Paths of files that must be here before the phone may be called ready. */
  readonly needed: readonly string[];
  readonly later: readonly string[];
}

async function fetchUnit(client: Client, unitId: string): Promise<Listed> {
  const [todo, sent, claimable] = await Promise.all([
    client.query(TodoQuery, { unitId }, FRESH).toPromise(),
    client.query(SentQuery, { unitId }, FRESH).toPromise(),
    client.query(Claimable, { unitId }, FRESH).toPromise(),
  ]);
  const lists = todo.data?.todo;
  if (lists === undefined || todo.error || sent.error || claimable.error)
    return { complete: false, needed: [], later: [] };
  const open = [...lists.overdue, ...lists.returned, ...lists.dueSoon, ...lists.toPost].map((each) => summary(each).id);
  const hanging = lists.posted.map((each) => summary(each).id);
  const sheetsOf = new Map<string, string | undefined>();
  const complete = await inTurns([...open, ...hanging], async (id) => {
    const { data, error } = await client.query(NoticeQuery, { id }, FRESH).toPromise();
    sheetsOf.set(id, data?.notice?.sheets[0]?.pdfPath);
    return error === undefined;
  });
  const paths = (ids: readonly string[]): string[] => [...new Set(ids.flatMap((id) => sheetsOf.get(id) ?? []))];
  const photos = (sent.data?.postings ?? []).slice(0, MOST_PHOTOS).map(({ photoPath }) => photoPath);
  return { complete, needed: paths(open), later: [...paths(hanging), ...photos] };
}

async function fetchToConfirm(client: Client): Promise<Listed> {
  const { data, error } = await client.query(PendingPostings, {}, FRESH).toPromise();
  const photos = (data?.postings ?? []).slice(0, MOST_PHOTOS).map(({ photoPath }) => photoPath);
  return { complete: error === undefined, needed: photos, later: [] };
}

async function fetchFile(personId: string, path: string): Promise<boolean> {
  // Without a service worker nothing would keep it, so it is not fetched either.
  if (!navigator.serviceWorker?.controller || (await hasOwnFile(personId, path))) return true;
  try {
    const answer = await fetch(path, { credentials: "same-origin" });
    await answer.arrayBuffer();
    return answer.ok || answer.status === 404;
  } catch {
    return false;
  }
}

/** A few at a time, so that a weak network is not asked for everything at once; whether all went well. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<boolean>): Promise<boolean> {
  const waiting = [...items];
  let well = true;
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) well = (await work(item)) && well;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return well;
}
