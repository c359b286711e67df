import { REVIEWER_ROLES } from "../review/settings";
import type { ActiveAppointment, Role, Viewer } from "./viewer";

/** How far a role reaches from the unit it is held at. */
type Reach = "UNIT" | "UNIT_AND_BELOW" | "SUBDISTRICT";

const REACH: Readonly<Record<Role, Reach>> = {
  DEPARTMENT_EDITOR: "UNIT",
  FIRST_REVIEWER: "SUBDISTRICT",
  SECOND_REVIEWER: "SUBDISTRICT",
  FINAL_REVIEWER: "SUBDISTRICT",
  SECRECY_REVIEWER: "SUBDISTRICT",
  OFFICE: "SUBDISTRICT",
  CLERK: "UNIT",
  SUPERVISOR: "UNIT",
  LIAISON: "UNIT_AND_BELOW",
  AUDITOR: "SUBDISTRICT",
  ADMIN: "SUBDISTRICT",
};

const REVIEWERS = REVIEWER_ROLES;

/**
 * One row per operation: the roles that may, each within its reach. Nothing else may. Whoever holds several of them acts
 * under the first in the row.
 */
export const OPERATIONS = {
  /** Programs, batches, disclosures, coverage, plans of the subdistrict. */
  readSubdistrict: ["DEPARTMENT_EDITOR", ...REVIEWERS, "OFFICE", "AUDITOR", "ADMIN"],
  /** Drafts, what reviewers say of them, and the papers they come from. Of another department only what is out is seen. */
  readDrafts: ["DEPARTMENT_EDITOR", ...REVIEWERS, "OFFICE", "AUDITOR"],
  /** Lines with names, of a draft or of an edition. The department's editors see their own programs'. */
  readLines: ["DEPARTMENT_EDITOR", ...REVIEWERS, "OFFICE", "AUDITOR"],
  /** A unit's notices, sheets, postings and photos. */
  readUnit: [...REVIEWERS, "OFFICE", "AUDITOR", "CLERK", "SUPERVISOR", "LIAISON"],
  /** The list of postings that wait for a word, or came back: of those who post and those who say it. */
  listPostings: ["CLERK", "SUPERVISOR", "LIAISON"],
  readTrail: [...REVIEWERS, "OFFICE", "AUDITOR", "CLERK", "SUPERVISOR", "LIAISON"],
  /**
   * Who looked at personal data and took it along, and from which address anything was done: of those who have to find out
   * whether an account was used for what it is not for. Not of the village, whose own comings and goings these are.
   */
  readLooks: ["OFFICE", "AUDITOR", "ADMIN"],
  readPeople: ["OFFICE", "AUDITOR", "ADMIN"],
  importPlan: ["OFFICE"],
  openBatch: ["DEPARTMENT_EDITOR", "OFFICE"],
  setPayment: ["DEPARTMENT_EDITOR", "OFFICE"],
  importRoll: ["DEPARTMENT_EDITOR", "OFFICE"],
  explainTotal: ["DEPARTMENT_EDITOR", "OFFICE"],
  submitDisclosure: ["DEPARTMENT_EDITOR", "OFFICE"],
  reviewDisclosure: REVIEWERS,
  /** Answers in writing for what looks like somebody's number and is none, or may stay. */
  acceptNumbers: REVIEWERS,
  recordProofReading: ["DEPARTMENT_EDITOR", ...REVIEWERS, "OFFICE"],
  releaseDisclosure: ["OFFICE"],
  /** The approval form of an edition, and the statement of a closed stage: papers without a recipient's name. */
  readApprovalForm: ["DEPARTMENT_EDITOR", ...REVIEWERS, "OFFICE", "AUDITOR"],
  closeStage: ["OFFICE"],
  /** Links for outside checkers: made, listed, taken back. */
  previewDisclosure: ["DEPARTMENT_EDITOR", "OFFICE"],
  scheduleRelease: ["OFFICE"],
  withdrawDisclosure: ["OFFICE"],
  changeScope: ["OFFICE"],
  reissueDisclosure: ["DEPARTMENT_EDITOR", "OFFICE"],
  makeSheets: ["CLERK", "OFFICE"],
  uploadPhoto: ["CLERK", "OFFICE"],
  postNotices: ["CLERK"],
  takeDownNotice: ["CLERK"],
  /** Brings a posting in as a file that a phone could not send; its author stays the author. */
  handInPosting: ["CLERK", "OFFICE"],
  tellNotices: ["CLERK"],
  /** Of one's own only, and only for a while. */
  takeBackTelling: ["CLERK"],
  confirmPosting: ["SUPERVISOR", "LIAISON"],
  returnPosting: ["SUPERVISOR", "LIAISON"],
  /** Looks up what is held about somebody who asks at the counter: the office in all of it, a clerk in what hung there. */
  queryArchive: ["OFFICE", "CLERK"],
  /** Takes a person's request for correction at the counter, and their word that they no longer want it. */
  takeCorrection: ["OFFICE", "CLERK"],
  /** What was asked for, and what became of it. */
  readCorrections: ["DEPARTMENT_EDITOR", "OFFICE", "AUDITOR", "CLERK"],
  /** Corrects the line, or says why not. */
  decideCorrection: ["DEPARTMENT_EDITOR", "OFFICE"],
  readArchiveRegister: ["OFFICE", "CLERK", "AUDITOR"],
  /** The office's own telephones, which texts may carry. */
  changeContactNumbers: ["OFFICE", "ADMIN"],
  /** Answers in writing for one number in texts and files of others. */
  vouchForNumber: REVIEWERS,
  takeBackWord: [...REVIEWERS, "OFFICE"],
  createUnit: ["OFFICE", "ADMIN"],
  changeUnit: ["OFFICE", "ADMIN"],
  endUnit: ["OFFICE", "ADMIN"],
  waiveObligation: ["OFFICE"],
  changePerson: ["ADMIN"],
  createProgram: ["OFFICE", "ADMIN"],
  changeProgram: ["OFFICE", "ADMIN"],
  setChannels: ["OFFICE", "ADMIN"],
  /** Never a clerk: whoever makes the link holds it, and the same person never posts and confirms. */
  makeConfirmLink: ["LIAISON", "OFFICE"],
  appoint: ["ADMIN", "OFFICE"],
  endAppointment: ["ADMIN", "OFFICE"],
  /** Of somebody else: a phone is lost. Everybody ends her own. */
  endSessions: ["ADMIN", "OFFICE"],
} as const satisfies Record<string, readonly Role[]>;

export type Operation = keyof typeof OPERATIONS;

/** The unit an operation is about: for a program's matters, its department. */
export interface Target {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly subdistrictId: string;
}

/** The viewer's role that allows the operation on the target, or null. One answer for every door. */
export function allowedAs(viewer: Viewer | null, operation: Operation, target: Target): Role | null {
  if (viewer === null) return null;
  const roles: readonly Role[] = OPERATIONS[operation];
  const reaches = (held: ActiveAppointment): boolean =>
    held.subdistrictId === target.subdistrictId &&
    (REACH[held.role] === "SUBDISTRICT" ||
      held.unitId === target.unitId ||
      (REACH[held.role] === "UNIT_AND_BELOW" && held.unitId === target.parentId));
  return roles.find((role) => viewer.appointments.some((held) => held.role === role && reaches(held))) ?? null;
}

export const may = (viewer: Viewer | null, operation: Operation, target: Target): boolean =>
  allowedAs(viewer, operation, target) !== null;

/** Subdistricts where any of the viewer's roles allows it somewhere. */
export function subdistrictsWhere(viewer: Viewer | null, operation: Operation): string[] {
  const roles: readonly Role[] = OPERATIONS[operation];
  const held = viewer?.appointments.filter(({ role }) => roles.includes(role)) ?? [];
  return [...new Set(held.map(({ subdistrictId }) => subdistrictId))];
}

/** Whether any of the viewer's roles allows it anywhere in the subdistrict (lists, menus). */
export const mayInSubdistrict = (viewer: Viewer | null, operation: Operation, subdistrictId: string): boolean =>
  subdistrictsWhere(viewer, operation).includes(subdistrictId);

/** Roles the office may give by hand; the administrator gives every role. */
export const OFFICE_APPOINTS: readonly Role[] = ["CLERK", "SUPERVISOR", "LIAISON"];
