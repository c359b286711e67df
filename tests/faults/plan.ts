import { seededNumbers } from "../../prisma/seed/synthetic-people";

/** Everything that is tried; docs/reliability.md says in words what each of them does. */
export const FAULTS = [
  "tab-killed",
  "phone-killed",
  "workers-killed",
  "cut",
  "captive",
  "error",
  "stall",
  "answer-lost",
  "two-phones",
  "wrong-clock",
  "quota-full",
  "session-expired",
  "new-version",
  "server-killed",
] as const;

export type Fault = (typeof FAULTS)[number];

/** The steps of a posting, between or in which a fault falls. */
export const MOMENTS = ["opening", "reading", "reviewing", "submitting", "sending", "afterwards"] as const;

export type Moment = (typeof MOMENTS)[number];

export interface PlannedFault {
  readonly fault: Fault;
  readonly moment: Moment;
  /** Milliseconds after the moment has begun. */
  readonly after: number;
  /** How many requests it falls upon, where it is about requests. */
  readonly requests: number;
  /** For faults that come in several forms. */
  readonly variant: number;
}

export interface RoundPlan {
  readonly number: number;
  /** One list of faults for each posting of the round. */
  readonly postings: readonly (readonly PlannedFault[])[];
}

/** A page that has stored what the phone has no room for is not closed meanwhile: it says so, and asks before it goes. */
const NOT_BESIDE_A_FULL_PHONE: ReadonlySet<Fault> = new Set([
  "tab-killed",
  "phone-killed",
  "new-version",
  "two-phones",
]);
/** They have to be there before the request that they fall upon. */
const ON_THE_LINE: ReadonlySet<Fault> = new Set(["cut", "captive", "error", "stall", "answer-lost", "two-phones"]);
/** Only where these moments are does the fault fall upon something. */
const WHEN: Readonly<Partial<Record<Fault, readonly Moment[]>>> = {
  "wrong-clock": ["opening"],
  "two-phones": ["submitting"],
  "quota-full": ["opening", "reviewing", "submitting"],
  cut: ["submitting", "sending"],
  "answer-lost": ["submitting", "sending"],
};

/** Twice each, but for the one that costs as much time as all the others together. */
const DECK: readonly Fault[] = [...FAULTS, ...FAULTS.filter((fault) => fault !== "server-killed")];

/** The same seed plans the same rounds. Each fault comes twice, or once, before any comes again. */
export function planRounds(rounds: number, seed: number): RoundPlan[] {
  const next = seededNumbers(seed * 7_919 + 5);
  let deck: Fault[] = [];
  const draw = (allowed: (fault: Fault) => boolean): Fault | undefined => {
    if (deck.length === 0) deck = shuffled(DECK, next);
    const at = deck.findIndex(allowed);
    return at < 0 ? undefined : deck.splice(at, 1)[0];
  };
  return Array.from({ length: rounds }, (_, index) => {
    const postings = Array.from({ length: 1 + (next(3) === 0 ? 1 : 0) }, () => {
      const chosen: Fault[] = [];
      for (let count = 1 + next(3); count > 0; count -= 1) {
        const full = chosen.includes("quota-full");
        const kills = chosen.some((fault) => NOT_BESIDE_A_FULL_PHONE.has(fault));
        const fault = draw(
          (each) =>
            !chosen.includes(each) && !(full && NOT_BESIDE_A_FULL_PHONE.has(each)) && !(kills && each === "quota-full"),
        );
        if (fault !== undefined) chosen.push(fault);
      }
      return chosen.map((fault): PlannedFault => {
        const moments = WHEN[fault] ?? MOMENTS;
        return {
          fault,
          moment: moments[next(moments.length)] ?? "sending",
          after: next(3) === 0 ? 0 : next(ON_THE_LINE.has(fault) ? 100 : 600),
          requests: 1 + next(5),
          variant: next(1_000),
        };
      });
    });
    return { number: index + 1, postings };
  });
}

function shuffled<Item>(items: readonly Item[], next: (below: number) => number): Item[] {
  const left = [...items];
  const drawn: Item[] = [];
  while (left.length > 0) drawn.push(...left.splice(next(left.length), 1));
  return drawn;
}
