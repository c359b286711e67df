import type { PlainKey } from "../../lib/messages/catalogue";
import type { Role } from "../../lib/session/session";

/** What an installation needs before its first disclosure can be released, in the order in which it is set up. */
export interface SetUpFacts {
  readonly siteTitle: string | null;
  readonly supervisionPhone: string | null;
  readonly unitKinds: readonly string[];
  readonly programs: number;
  /** Roles that somebody holds today. */
  readonly roles: readonly Role[];
}

export interface SetUpStep {
  readonly key:
    "street" | "departments" | "communities" | "cooperatives" | "channels" | "numbers" | "programs" | "people";
  readonly href: string;
  /** How many there are; null where that says nothing. */
  readonly count: number | null;
  readonly done: boolean;
  /** Urban communities have no cooperatives, and channels are fine as they are: these may stay. */
  readonly optional?: true;
}

/** Without one of each nothing gets from a roll to a board. */
export const NEEDED_ROLES: readonly Role[] = [
  "OFFICE",
  "DEPARTMENT_EDITOR",
  "FIRST_REVIEWER",
  "SECOND_REVIEWER",
  "FINAL_REVIEWER",
  "SECRECY_REVIEWER",
  "CLERK",
  "SUPERVISOR",
];

export const missingRoles = (roles: readonly Role[]): Role[] => NEEDED_ROLES.filter((role) => !roles.includes(role));

export function setUpSteps(facts: SetUpFacts): SetUpStep[] {
  const count = (kind: string): number => facts.unitKinds.filter((each) => each === kind).length;
  const units = (key: SetUpStep["key"], kind: string, optional?: true): SetUpStep => ({
    key,
    href: `/units?kind=${kind}`,
    count: count(kind),
    done: count(kind) > 0,
    ...(optional ? { optional } : {}),
  });
  return [
    {
      key: "street",
      href: "/street",
      count: null,
      done: facts.siteTitle !== null && facts.supervisionPhone !== null,
    },
    units("departments", "DEPARTMENT"),
    units("communities", "COMMUNITY"),
    units("cooperatives", "COOPERATIVE", true),
    { key: "channels", href: "/channels", count: null, done: true, optional: true },
    { key: "numbers", href: "/numbers", count: null, done: true, optional: true },
    { key: "programs", href: "/programs", count: facts.programs, done: facts.programs > 0 },
    { key: "people", href: "/people", count: null, done: missingRoles(facts.roles).length === 0 },
  ];
}

/** The one thing to do next, or null when everything is there. */
export const nextStep = (steps: readonly SetUpStep[]): SetUpStep | null =>
  steps.find(({ done, optional }) => !done && optional !== true) ?? null;

export const stepWords = (key: SetUpStep["key"]): { readonly title: PlainKey; readonly help: PlainKey } => ({
  title: `settings.${key}`,
  help: `settings.${key}.help`,
});
