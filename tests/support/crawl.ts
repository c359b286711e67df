import { read, utils } from "@e965/xlsx";
import type { Door } from "@gongshi/domain/access/entrances";
import type { Viewer } from "@gongshi/domain/access/viewer";
import { QUERY_LIMITS } from "@gongshi/schema/builder";
import { READ_KINDS } from "@gongshi/usecases/audit/kinds";
import type { Client } from "./api-world";
import { crawlRoots } from "./crawl-api";
import type { CrawlRoot } from "./crawl-api";
import type { MarkedWorld } from "./marked-world";
import { pageTexts } from "./pdf-pages";
import { mayCross } from "./secrets";
import type { Secret } from "./secrets";

/** Ids to try as an argument of a root field. */
const TRIED_AS: Readonly<Record<string, string>> = {
  "disclosure.id": "disclosure",
  "notice.id": "notice",
  "publicNotice.id": "notice",
  "obligation.id": "obligation",
  "posting.id": "posting",
  "program.id": "program",
  "plan.id": "plan",
  "correction.id": "correction",
  "publicUnit.id": "unit",
  unitId: "unit",
  subdistrictId: "subdistrict",
  code: "code",
  token: "token",
  programId: "program",
};

/** Every set of variables to ask a query with: one argument takes every value there is, the others their first. */
function variablesOf({ name: root, args }: CrawlRoot, { ids }: MarkedWorld): Record<string, unknown>[] {
  if (root === "story" || root === "looks")
    return [
      ...ids["notice"]!.map((subjectId) => ({ subjectType: "notice", subjectId })),
      ...ids["disclosure"]!.map((subjectId) => ({ subjectType: "disclosure", subjectId })),
    ];
  const known = args.flatMap((arg) => {
    const values = ids[TRIED_AS[`${root}.${arg}`] ?? TRIED_AS[arg] ?? ""];
    return values === undefined ? [] : [[arg, values] as const];
  });
  const base = {
    ...Object.fromEntries(known.map(([arg, values]) => [arg, values[0]])),
    ...(args.includes("year") ? { year: 2026 } : {}),
  };
  const more = known.flatMap(([arg, values]) => values.slice(1).map((value) => ({ ...base, [arg]: value })));
  return [base, ...more];
}

const squeezed = (text: string): string => text.replaceAll(/\s+/gu, "");

/** What was found of the secrets, and how much was looked at. */
export interface Crawl {
  /** Where it must not be. */
  readonly leaks: readonly string[];
  /** Texts of secrets found where they may be. */
  readonly met: ReadonlySet<string>;
  readonly answers: number;
  /** Root fields that answered with something. */
  readonly opened: readonly string[];
  /** Where somebody was shown and no entry of the trace says so. */
  readonly untraced: readonly string[];
}

/**
 * Asks for more at once than anybody is answered: what is refused for its size has not been looked at, and a smaller question
 * would have got it.
 */
export async function withoutLimits<T>(ask: () => Promise<T>): Promise<T> {
  const kept = structuredClone(QUERY_LIMITS);
  const endless = { complexity: Number.MAX_SAFE_INTEGER, depth: 1_000, breadth: 100_000 };
  Object.assign(QUERY_LIMITS, { signedOut: endless, signedIn: endless });
  try {
    return await ask();
  } finally {
    Object.assign(QUERY_LIMITS, kept);
  }
}

/** Whether a root field lets this viewer no further: what is below it is refused with it. */
const isShut = ({ data, errors }: { data: any; errors?: unknown[] }): boolean =>
  (errors?.length ?? 0) > 0 || data?.result === null || (Array.isArray(data?.result) && data.result.length === 0);

/**
 * Looks through everything that one person can ask the API and the doors for. `WIDE`: every way to every field from every
 * root; `NARROW`: every field once.
 */
export async function crawl(
  marked: MarkedWorld,
  client: Client,
  viewer: Viewer | null,
  how: "WIDE" | "NARROW",
): Promise<Crawl> {
  const found = lookout(marked.secrets, viewer);
  const untraced: string[] = [];
  const opened: string[] = [];
  const personId = viewer?.personId ?? null;
  /** Has a look, and asks whether it left an entry by this viewer where it showed somebody. */
  const traced = async <T>(where: string, look: () => Promise<{ text: string; answer: T }>): Promise<T> => {
    const before = await lastRead(marked, personId);
    const { text, answer } = await look();
    const people = found.look(where, text).filter((what) => PERSONAL.includes(what));
    if (people.length > 0 && (await lastRead(marked, personId)) === before) untraced.push(where);
    return answer;
  };
  const ask = (text: string, variables: Record<string, unknown>) =>
    traced(`${text} ${JSON.stringify(variables)}`, async () => {
      const answer = await withoutLimits(() => client.graphql(text, variables));
      return { text: JSON.stringify(answer), answer };
    });
  const everywhere = new Set<string>();
  for (const root of crawlRoots()) {
    const open: Record<string, unknown>[] = [];
    for (const variables of variablesOf(root, marked))
      if (!isShut(await ask(root.shallow.text, variables))) open.push(variables);
    if (open.length === 0) continue;
    opened.push(root.name);
    for (const query of root.deep(how === "WIDE" ? new Set() : everywhere))
      for (const variables of open) await ask(query.text, variables);
  }
  // One unit's lines, as its own staff ask for them.
  for (const id of marked.ids["notice"]!)
    for (const unit of marked.ids["unit"]!) if (viewer !== null) await ask(UNIT_LINES, { id, unit });
  for (const url of doorsOf(marked)) {
    await traced(`GET ${url}`, async () => {
      const { bytes, headers } = await client.send("GET", url);
      const text = await textOf(bytes, String(headers["content-type"]));
      return { text: [text, JSON.stringify(headers), ...marked.painted.splice(0)].join("\n"), answer: null };
    });
  }
  return { ...found.crawl(), untraced, opened };
}

/** Kinds of secrets whose showing leaves a trace. */
export const PERSONAL: readonly string[] = ["name", "rejected row", "staff's telephone", "asked for correction"];

/** The newest entry of somebody's looking; null: of nobody who is signed in. */
async function lastRead({ world }: MarkedWorld, actorId: string | null): Promise<bigint | null> {
  const { _max } = await world.db.auditEvent.aggregate({
    _max: { id: true },
    where: { kind: { in: [...READ_KINDS] }, actorId },
  });
  return _max.id;
}

/** Looks at one text after the other for secrets, on behalf of one viewer. */
export function lookout(secrets: readonly Secret[], viewer: Viewer | null) {
  const leaks: string[] = [];
  const met = new Set<string>();
  let answers = 0;
  return {
    /** Kinds of the secrets that were met, where they may be or not. */
    look(where: string, text: string): string[] {
      answers += 1;
      const kinds: string[] = [];
      const searched = squeezed(text);
      for (const secret of secrets)
        if (searched.includes(secret.text)) {
          kinds.push(secret.what);
          if (mayCross(viewer, secret)) met.add(secret.text);
          else leaks.push(`${secret.what} ${secret.text} in ${where}`);
        }
      return kinds;
    },
    crawl: () => ({ leaks, met, answers }),
  };
}

const UNIT_LINES = `query($id: ID!, $unit: ID) { notice(id: $id) { obligation { disclosure { editions {
  lines(unitId: $unit, first: 50) { lines { name group remark } } } } } } }`;

type Ids = MarkedWorld["ids"];
type Read = Extract<Door, `GET ${string}`>;

/** Addresses behind every door that something can be read through; a door without a line here does not compile. */
const DOORS: Readonly<Record<Read, (ids: Ids) => string[]>> = {
  "GET /healthz": () => ["/healthz"],
  "GET /confirm/:token/photos/:sha256": ({ photo, token }) =>
    [NO_TOKEN, ...token!].flatMap((each) => photo!.map((sha256) => `/confirm/${each}/photos/${sha256}`)),
  "GET /photos/:sha256": ({ photo }) => [...photo!, "x"].map((sha256) => `/photos/${sha256}`),
  "GET /sheets/:id.pdf": ({ sheet }) => sheet!.map((id) => `/sheets/${id}.pdf`),
  "GET /sheets.pdf": ({ sheet }) => [...sheet!, sheet!.join()].map((id) => `/sheets.pdf?ids=${id}`),
  "GET /share/:id.png": ({ notice }) => notice!.map((id) => `/share/${id}.png`),
  "GET /approval-forms/:id.pdf": ({ edition }) => edition!.map((id) => `/approval-forms/${id}.pdf`),
  "GET /stage-statements/:id.pdf": ({ closing }) => closing!.map((id) => `/stage-statements/${id}.pdf`),
  "GET /archive-register.xlsx": ({ unit }) => unit!.map((id) => `/archive-register.xlsx?unit=${id}`),
  "GET /rolls/copies/:id": ({ copy }) => [...copy!, "x"].map((id) => `/rolls/copies/${id}`),
  "GET /rolls/uploads": ({ everyDisclosure }) => everyDisclosure!.map((id) => `/rolls/uploads?disclosure=${id}`),
  "GET /rolls/uploads/:id": ({ upload }) => upload!.map((id) => `/rolls/uploads/${id}`),
  "GET /rolls/uploads/:id/lines": ({ upload }) => upload!.map((id) => `/rolls/uploads/${id}/lines?offset=0&first=50`),
  "GET /rolls/uploads/:id/rejected": ({ upload }) => upload!.map((id) => `/rolls/uploads/${id}/rejected`),
};
const NO_TOKEN = "x".repeat(43);

const doorsOf = ({ ids }: MarkedWorld): string[] => [
  ...Object.values(DOORS).flatMap((addresses) => addresses(ids)),
  "/nothing-here",
];

/** What a person could read out of an answer: the text of a PDF or a workbook, the bytes of a picture. */
export async function textOf(bytes: Uint8Array, type: string): Promise<string> {
  if (type.includes("pdf")) return (await pageTexts(bytes)).join("\n");
  const raw = Buffer.from(bytes);
  if (type.includes("spreadsheet")) {
    const book = read(raw);
    const cells = Object.values(book.Sheets).map((sheet) => JSON.stringify(utils.sheet_to_json(sheet, { header: 1 })));
    return [...cells, JSON.stringify(book.Props), JSON.stringify(book.SheetNames)].join("\n");
  }
  return raw.toString("utf8");
}
