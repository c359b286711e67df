import { describe, expect, it } from "vitest";
import { ROLES } from "../access/viewer";
import type { ContentState } from "../review/machine";
import { CORRECTION_MACHINE, rolesForCorrection } from "./machine";
import type { CorrectionAction } from "./machine";
import { CORRECTION_STEPS, correctionStanding } from "./standing";
import type { CorrectionState, CorrectionStep, EditionSays } from "./standing";

const edition = (number: number, state: ContentState, says: boolean): EditionSays => ({ number, state, says });

describe("where a request stands", () => {
  const released = edition(1, "RELEASED", false);
  it.each<
    [string, CorrectionState, number | null, EditionSays | null, EditionSays | null, CorrectionStep, number | null]
  >([
    ["nobody has looked at it", "OPEN", null, released, released, "RECEIVED", null],
    // A roll that happens to say the same corrects nothing that nobody decided.
    [
      "whatever editions say",
      "OPEN",
      null,
      edition(1, "RELEASED", true),
      edition(1, "RELEASED", true),
      "RECEIVED",
      null,
    ],
    ["refused", "REFUSED", null, released, released, "REFUSED", null],
    ["withdrawn", "WITHDRAWN", null, released, released, "WITHDRAWN", null],
    ["drafted", "ACCEPTED", null, released, edition(2, "DRAFT", true), "BEING_CORRECTED", 2],
    ["in review", "ACCEPTED", null, released, edition(2, "IN_REVIEW", true), "BEING_CORRECTED", 2],
    ["sent back", "ACCEPTED", null, released, edition(2, "RETURNED", true), "BEING_CORRECTED", 2],
    ["approved", "ACCEPTED", null, released, edition(2, "APPROVED", true), "BEING_CORRECTED", 2],
    ["its draft has another roll", "ACCEPTED", null, released, edition(2, "DRAFT", false), "DROPPED", null],
    ["its edition is withheld", "ACCEPTED", null, released, edition(2, "WITHHELD", true), "DROPPED", null],
    ["public", "ACCEPTED", 2, edition(2, "RELEASED", true), edition(2, "RELEASED", true), "CORRECTED", 2],
    [
      "public, a later draft says otherwise",
      "ACCEPTED",
      2,
      edition(2, "RELEASED", true),
      edition(3, "DRAFT", false),
      "CORRECTED",
      2,
    ],
    [
      "a later edition says it too: answered it was by the first",
      "ACCEPTED",
      2,
      edition(4, "RELEASED", true),
      edition(4, "RELEASED", true),
      "CORRECTED",
      2,
    ],
    [
      "a later edition says otherwise",
      "ACCEPTED",
      2,
      edition(3, "RELEASED", false),
      edition(3, "RELEASED", false),
      "DROPPED",
      null,
    ],
    ["its time was over", "ACCEPTED", 2, edition(2, "WITHDRAWN", true), edition(2, "WITHDRAWN", true), "CORRECTED", 2],
    ["nothing is public any more", "ACCEPTED", null, null, edition(2, "WITHDRAWN", true), "DROPPED", null],
    ["brought back", "ACCEPTED", null, null, edition(3, "DRAFT", true), "BEING_CORRECTED", 3],
    ["of a draft that was never public", "ACCEPTED", null, null, edition(1, "DRAFT", true), "BEING_CORRECTED", 1],
    ["that draft comes out", "ACCEPTED", 1, edition(1, "RELEASED", true), edition(1, "RELEASED", true), "CORRECTED", 1],
    ["its names are deleted", "ACCEPTED", null, null, null, "DROPPED", null],
  ])("%s", (_name, state, answeredBy, published, newest, step, number) =>
    expect(correctionStanding({ state, answeredBy, published, newest })).toEqual({ step, edition: number }),
  );
});

describe("steps × actions × roles", () => {
  const DECIDERS = "DEPARTMENT_EDITOR OFFICE";
  const OPEN = { accept: DECIDERS, refuse: DECIDERS, withdraw: "OFFICE CLERK" };
  const ALLOWED: Record<CorrectionStep, Partial<Record<CorrectionAction, string>>> = {
    RECEIVED: OPEN,
    DROPPED: OPEN,
    BEING_CORRECTED: {},
    CORRECTED: {},
    REFUSED: {},
    WITHDRAWN: {},
  };
  const actions = ["accept", "refuse", "withdraw"] as const;
  it("covers every step", () =>
    expect(Object.keys(CORRECTION_MACHINE).toSorted()).toEqual([...CORRECTION_STEPS].toSorted()));
  it.each(
    CORRECTION_STEPS.flatMap((step) => actions.flatMap((action) => ROLES.map((role) => ({ step, action, role })))),
  )("$step × $action × $role", ({ step, action, role }) =>
    expect(rolesForCorrection(step, action).includes(role)).toBe(
      (ALLOWED[step][action] ?? "").split(" ").includes(role),
    ),
  );
});
