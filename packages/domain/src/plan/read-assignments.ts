import type { AssignmentRole, PlanAssignment } from "./plan";

/** What units of an administration are called at the end. */
const UNIT_NAME =
  /(?:办|局|所|委|部门|部|室|站|队|院|会|社区|单位|公司|中心|中队|街道|镇|村|联社|组|处|科)(?:[(].*[)])?$/u;

/** Role words that follow the names they are about. */
const ROLE_WORDS: ReadonlyArray<readonly [RegExp, AssignmentRole]> = [
  [/^(?:共同|联合)?牵头(?:负责|落实|单位)?/u, "LEAD"],
  [/^(?:负责)?统筹(?:协调|推进|落实)?/u, "COORDINATE"],
  [/^(?:积极|协同|协助|共同)?配合(?:落实|单位)?|^协助/u, "SUPPORT"],
  [
    /^(?:按照|按|依)(?:各自)?职(?:责|能)(?:分工)?(?:抓好|负责|落实)*|^分工(?:负责|落实)|^(?:共同|分别|具体)?(?:负责|落实)/u,
    "JOINT",
  ],
];
const ROLE_AT =
  /(?:共同|联合|积极|协同|协助|负责)?(?:牵头|统筹|配合)|协助|(?:按照|按|依)(?:各自)?职|分工(?:负责|落实)/u;

/** `牵头单位：` before the names instead of a word after them. */
const LABELS: ReadonlyArray<readonly [RegExp, AssignmentRole]> = [
  [/^牵头(?:单位|部门)?[:：]/u, "LEAD"],
  [/^统筹(?:单位|部门)?[:：]/u, "COORDINATE"],
  [/^(?:配合|协办|参与)(?:单位|部门)?[:：]/u, "SUPPORT"],
  [/^(?:责任|负责)(?:单位|部门)?[:：]/u, "JOINT"],
];

export interface ReadAssignments {
  readonly assignments: readonly PlanAssignment[];
  /** Names that do not look like units: sentences for the person who imports. */
  readonly problems: readonly string[];
}

/**
 * `司法所牵头，各执法部门配合` → lead and support. Units are listed with 、 and share the role word that follows;
 * a clause ends with ， or with its role word, so a forgotten comma after 牵头 does no harm. Names without a role word
 * answer jointly.
 */
export function readAssignments(cell: string): ReadAssignments {
  const problems: string[] = [];
  const assignments: PlanAssignment[] = [];
  let rest = cell
    .replace(/\[bookmark:[^\]]*\]/giu, "")
    .normalize("NFKC")
    .replace(/(?<=\S)\n(?=\S)/gu, "、")
    .replace(/\s+/gu, "")
    .replace(/[。;；]+$/u, "");
  let waiting: string[] = [];
  let labelled: AssignmentRole | null = null;
  const give = (role: AssignmentRole) => {
    for (const unit of waiting) {
      if (assignments.some((one) => one.unit === unit)) continue;
      if (!UNIT_NAME.test(unit)) problems.push(`责任单位“${unit}”不像单位名称`);
      assignments.push({ unit, role });
    }
    waiting = [];
  };
  while (rest !== "") {
    const label = matching(LABELS, rest);
    if (label !== null) {
      give(labelled ?? "JOINT");
      labelled = label.role;
      rest = rest.slice(label.length);
      continue;
    }
    // A role word with nobody before it is the beginning of a name: 统筹城乡办公室.
    const role = waiting.length === 0 ? null : matching(ROLE_WORDS, rest);
    if (role !== null) {
      give(role.role);
      rest = rest.slice(role.length);
      continue;
    }
    const separator = /^[、,，;；。:：]+/u.exec(rest)?.[0];
    if (separator !== undefined) {
      // After a comma a new clause begins; units before it that no role word followed answer jointly.
      if (/[,，;；。]/u.test(separator)) give(labelled ?? "JOINT");
      rest = rest.slice(separator.length);
      continue;
    }
    const end = unitEnd(rest);
    waiting.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  give(labelled ?? "JOINT");
  return { assignments, problems };
}

function matching(
  words: ReadonlyArray<readonly [RegExp, AssignmentRole]>,
  text: string,
): { role: AssignmentRole; length: number } | null {
  for (const [pattern, role] of words) {
    const found = pattern.exec(text)?.[0];
    if (found) return { role, length: found.length };
  }
  return null;
}

/** Where the name at the start of the text ends: at a separator or at a role word. */
function unitEnd(text: string): number {
  const separator = text.search(/[、,，;；。]/u);
  const role = text.slice(1).search(ROLE_AT) + 1;
  const ends = [separator, role].filter((at) => at > 0);
  return ends.length === 0 ? text.length : Math.min(...ends);
}
