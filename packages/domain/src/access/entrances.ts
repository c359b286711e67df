import { OPERATIONS, allowedAs } from "./may";
import type { Operation, Target } from "./may";
import type { Viewer } from "./viewer";

/** What an operation's right is asked of. */
export type Place =
  /** The publishing unit whose notice, sheet, posting or person it is about. */
  | "UNIT"
  /** The department that answers for the program. */
  | "DEPARTMENT"
  /** The publishing unit it is about, or the department that answers for the program. */
  | "UNIT_OR_DEPARTMENT"
  /** The subdistrict as a whole: its settings. */
  | "SUBDISTRICT"
  /** Any unit of the subdistrict: lists that everybody with such a role there may see. */
  | "ANYWHERE"
  /** Wherever the role is held, in whatever subdistrict: bytes that belong to nobody's notice yet. */
  | "INSTALLATION";

/** Who may come in by a door: everybody, whoever is signed in (and sees their own), all staff of the place, or a right. */
export type Entrance =
  | { readonly for: "EVERYONE" }
  | { readonly for: "SIGNED_IN" }
  | { readonly for: "STAFF" }
  | { readonly for: Operation; readonly at: Place };

const EVERYONE = { for: "EVERYONE" } as const;
const SIGNED_IN = { for: "SIGNED_IN" } as const;
const STAFF = { for: "STAFF" } as const;
const to = <O extends Operation>(operation: O, at: Place) => ({ for: operation, at }) as const;

/**
 * Every door of the service, and who may come in: fields of the API's queries and mutations, and the HTTP doors. A `#` tells
 * apart what one field answers in several ways. What stands here is tried, cell by cell, by `tests/api/matrix.test.ts`; an
 * operation without a row fails in `tests/unit/entrances.test.ts`.
 */
export const ENTRANCES = {
  // Residents.
  "Query.publicSubdistricts": EVERYONE,
  "Query.publicUnit": EVERYONE,
  "Query.publicNotice": EVERYONE,
  "Query.publicSheet": EVERYONE,
  "Query.pushKey": EVERYONE,
  // Whoever holds the address made for them.
  "Query.preview": EVERYONE,
  "Query.confirmLink": EVERYONE,
  // Oneself.
  "Query.viewer": SIGNED_IN,
  "Query.waiting": SIGNED_IN,
  "Query.reviewQueue": SIGNED_IN,
  "Query.sessions": SIGNED_IN,
  "Query.sessions#ofSomebody": to("endSessions", "SUBDISTRICT"),
  // The subdistrict.
  "Query.units": STAFF,
  "Query.channels": STAFF,
  "Query.numberLists": to("readSubdistrict", "ANYWHERE"),
  "Query.people": to("readPeople", "ANYWHERE"),
  "Query.plans": to("readSubdistrict", "ANYWHERE"),
  "Query.plan": to("readSubdistrict", "ANYWHERE"),
  "Query.programs": to("readSubdistrict", "ANYWHERE"),
  "Query.program": to("readSubdistrict", "ANYWHERE"),
  "Query.batches": to("readSubdistrict", "ANYWHERE"),
  "Query.coverage": to("readSubdistrict", "ANYWHERE"),
  "Query.obligation": to("readSubdistrict", "ANYWHERE"),
  "Query.printable": to("makeSheets", "ANYWHERE"),
  // A program's matters.
  "Query.disclosure": to("readLines", "DEPARTMENT"),
  "Query.rollAnswers": to("readLines", "DEPARTMENT"),
  "Query.story#disclosure": to("readLines", "DEPARTMENT"),
  "Query.looks#disclosure": to("readLooks", "DEPARTMENT"),
  // A unit's matters.
  "Query.notice": to("readUnit", "UNIT"),
  "Query.todo": to("readUnit", "UNIT"),
  "Query.sheets": to("readUnit", "UNIT"),
  "Query.sheetByCode": to("readUnit", "UNIT"),
  "Query.posting": to("readUnit", "UNIT"),
  "Query.archiveRegister": to("readArchiveRegister", "UNIT"),
  "Query.corrections": to("readCorrections", "UNIT"),
  "Query.corrections#ofDepartment": to("readCorrections", "DEPARTMENT"),
  "Query.correction": to("readCorrections", "UNIT_OR_DEPARTMENT"),
  "Query.linkOffers": to("makeConfirmLink", "UNIT"),
  "Query.postings": to("listPostings", "UNIT"),
  "Query.printable#unit": to("makeSheets", "UNIT"),
  "Query.story#notice": to("readTrail", "UNIT"),
  "Query.looks#notice": to("readLooks", "UNIT"),

  "Mutation.signIn": EVERYONE,
  "Mutation.signOut": EVERYONE,
  "Mutation.endSession": SIGNED_IN,
  "Mutation.subscribePush": SIGNED_IN,
  "Mutation.unsubscribePush": SIGNED_IN,
  "Mutation.endSessionsOf": to("endSessions", "SUBDISTRICT"),
  "Mutation.appoint": to("appoint", "UNIT"),
  "Mutation.endAppointment": to("endAppointment", "UNIT"),
  "Mutation.changePerson": to("changePerson", "UNIT"),
  "Mutation.disablePerson": to("changePerson", "UNIT"),
  "Mutation.enablePerson": to("changePerson", "UNIT"),
  "Mutation.givePassword": to("changePerson", "UNIT"),
  "Mutation.addUnit": to("createUnit", "SUBDISTRICT"),
  "Mutation.previewUnits": to("createUnit", "SUBDISTRICT"),
  "Mutation.importUnits": to("createUnit", "SUBDISTRICT"),
  "Mutation.changeUnit": to("changeUnit", "UNIT"),
  "Mutation.endUnit": to("endUnit", "UNIT"),
  "Mutation.addContactNumber": to("changeContactNumbers", "SUBDISTRICT"),
  "Mutation.removeContactNumber": to("changeContactNumbers", "SUBDISTRICT"),
  "Mutation.vouchForNumber": to("vouchForNumber", "SUBDISTRICT"),
  "Mutation.takeBackWord": to("takeBackWord", "SUBDISTRICT"),
  "Mutation.setChannels": to("setChannels", "SUBDISTRICT"),
  "Mutation.createProgram": to("createProgram", "SUBDISTRICT"),
  "Mutation.changeProgram": to("changeProgram", "SUBDISTRICT"),
  "Mutation.cancelProgramChange": to("changeProgram", "SUBDISTRICT"),
  "Mutation.previewPlan": to("importPlan", "SUBDISTRICT"),
  "Mutation.importPlan": to("importPlan", "SUBDISTRICT"),
  "Mutation.openBatch": to("openBatch", "DEPARTMENT"),
  "Mutation.setPayment": to("setPayment", "DEPARTMENT"),
  "Mutation.forgetRollAnswer": to("importRoll", "DEPARTMENT"),
  "Mutation.explainTotal": to("explainTotal", "DEPARTMENT"),
  "Mutation.submitDisclosure": to("submitDisclosure", "DEPARTMENT"),
  "Mutation.acceptNumbers": to("acceptNumbers", "DEPARTMENT"),
  "Mutation.reviewDisclosure": to("reviewDisclosure", "DEPARTMENT"),
  "Mutation.recordProofReading": to("recordProofReading", "DEPARTMENT"),
  "Mutation.makePreview": to("previewDisclosure", "DEPARTMENT"),
  "Mutation.revokePreview": to("previewDisclosure", "DEPARTMENT"),
  "Mutation.releaseDisclosure": to("releaseDisclosure", "DEPARTMENT"),
  "Mutation.scheduleRelease": to("scheduleRelease", "DEPARTMENT"),
  "Mutation.cancelSchedule": to("scheduleRelease", "DEPARTMENT"),
  "Mutation.withdrawDisclosure": to("withdrawDisclosure", "DEPARTMENT"),
  "Mutation.reissueDisclosure": to("reissueDisclosure", "DEPARTMENT"),
  "Mutation.changeScope": to("changeScope", "DEPARTMENT"),
  "Mutation.closeStage": to("closeStage", "DEPARTMENT"),
  "Mutation.waiveObligation": to("waiveObligation", "UNIT"),
  "Mutation.liftWaiver": to("waiveObligation", "UNIT"),
  "Mutation.makeSheets": to("makeSheets", "UNIT"),
  "Mutation.postNotices": to("postNotices", "UNIT"),
  "Mutation.handInPosting": to("handInPosting", "UNIT"),
  "Mutation.tellNotices": to("tellNotices", "UNIT"),
  "Mutation.takeBackTelling": to("takeBackTelling", "UNIT"),
  "Mutation.takeDownNotice": to("takeDownNotice", "UNIT"),
  "Mutation.confirmPosting": to("confirmPosting", "UNIT"),
  "Mutation.returnPosting": to("returnPosting", "UNIT"),
  "Mutation.queryArchive": to("queryArchive", "UNIT"),
  "Mutation.takeCorrection": to("takeCorrection", "UNIT"),
  "Mutation.withdrawCorrection": to("takeCorrection", "UNIT"),
  "Mutation.acceptCorrection": to("decideCorrection", "DEPARTMENT"),
  "Mutation.refuseCorrection": to("decideCorrection", "DEPARTMENT"),
  "Mutation.makeConfirmLink": to("makeConfirmLink", "UNIT"),

  "GET /healthz": EVERYONE,
  "POST /confirm/:token": EVERYONE,
  "GET /confirm/:token/photos/:sha256": EVERYONE,
  "PUT /photos/:sha256": to("uploadPhoto", "INSTALLATION"),
  "GET /photos/:sha256": to("readUnit", "UNIT"),
  "GET /sheets/:id.pdf": to("readUnit", "UNIT"),
  "GET /sheets.pdf": to("readUnit", "UNIT"),
  "GET /share/:id.png": to("readUnit", "UNIT"),
  "GET /approval-forms/:id.pdf": to("readApprovalForm", "DEPARTMENT"),
  "GET /stage-statements/:id.pdf": to("readApprovalForm", "DEPARTMENT"),
  "POST /archive-answers": to("queryArchive", "UNIT"),
  "GET /archive-register.xlsx": to("readArchiveRegister", "UNIT"),
  "POST /plans/check": to("importPlan", "SUBDISTRICT"),
  "POST /rolls/check": to("importRoll", "DEPARTMENT"),
  "POST /rolls/rejected": to("importRoll", "DEPARTMENT"),
  "POST /rolls/accept": to("importRoll", "DEPARTMENT"),
  "GET /rolls/copies/:id": to("readLines", "DEPARTMENT"),
  "POST /rolls/uploads": to("importRoll", "DEPARTMENT"),
  "GET /rolls/uploads": to("importRoll", "DEPARTMENT"),
  "GET /rolls/uploads/:id": to("importRoll", "DEPARTMENT"),
  "GET /rolls/uploads/:id/lines": to("importRoll", "DEPARTMENT"),
  "GET /rolls/uploads/:id/rejected": to("importRoll", "DEPARTMENT"),
  "POST /rolls/uploads/:id/read": to("importRoll", "DEPARTMENT"),
  "POST /rolls/uploads/:id/cancel": to("importRoll", "DEPARTMENT"),
  "POST /rolls/uploads/:id/accept": to("importRoll", "DEPARTMENT"),
} as const satisfies Record<string, Entrance>;

export type Door = keyof typeof ENTRANCES;

/** Where the things asked for belong. */
export interface Whereabouts {
  readonly unit: Target;
  readonly department: Target;
  readonly subdistrict: Target;
}

/** Whether the viewer comes in by a door to what belongs there. What state allows beyond that, the machines say. */
export function mayEnter(viewer: Viewer | null, door: Door, where: Whereabouts): boolean {
  const entrance: Entrance = ENTRANCES[door];
  const held = viewer?.appointments ?? [];
  const there = held.filter(({ subdistrictId }) => subdistrictId === where.subdistrict.subdistrictId);
  if (entrance.for === "EVERYONE") return true;
  if (entrance.for === "SIGNED_IN") return viewer !== null;
  if (entrance.for === "STAFF") return there.length > 0;
  const roles: readonly string[] = OPERATIONS[entrance.for];
  switch (entrance.at) {
    case "UNIT":
      return allowedAs(viewer, entrance.for, where.unit) !== null;
    case "DEPARTMENT":
      return allowedAs(viewer, entrance.for, where.department) !== null;
    case "UNIT_OR_DEPARTMENT":
      return [where.unit, where.department].some((at) => allowedAs(viewer, entrance.for, at) !== null);
    case "SUBDISTRICT":
      return allowedAs(viewer, entrance.for, where.subdistrict) !== null;
    case "ANYWHERE":
      return there.some(({ role }) => roles.includes(role));
    case "INSTALLATION":
      return held.some(({ role }) => roles.includes(role));
  }
}
