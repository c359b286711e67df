import { ok } from "@gongshi/domain/refusal";
import type { Role } from "@gongshi/domain/access/viewer";
import { DEFAULT_REVIEW_SETTINGS } from "@gongshi/domain/review/settings";
import { dayToColumn } from "@gongshi/usecases/day-column";
import { newId } from "@gongshi/usecases/new-id";
import type { PasswordHasher } from "@gongshi/usecases/ports";
import { insertProgram } from "@gongshi/usecases/program/insert-program";
import { runCommand } from "@gongshi/usecases/run-command";
import type { CommandDeps } from "@gongshi/usecases/run-command";
import { createSubdistrict, createUnit } from "@gongshi/usecases/unit/create-unit";

export const PASSWORD = "correct horse 9";

const STREET = "示例街道";
const OTHER_STREET = "邻近街道";

/** Everybody the tests speak as, with the role and the unit. */
export const PEOPLE = {
  梁文员: ["CLERK", "示例一经联社"],
  卢文员: ["CLERK", "示例二经联社"],
  居文员: ["CLERK", "甲社区"],
  陈监督: ["SUPERVISOR", "示例一经联社"],
  谭监督: ["SUPERVISOR", "示例二经联社"],
  居监督: ["SUPERVISOR", "甲社区"],
  周联络: ["LIAISON", "甲社区"],
  农经办: ["DEPARTMENT_EDITOR", "农业农村局"],
  民经办: ["DEPARTMENT_EDITOR", "公共服务办公室"],
  黄初审: ["FIRST_REVIEWER", STREET],
  何复审: ["SECOND_REVIEWER", STREET],
  林终审: ["FINAL_REVIEWER", STREET],
  郭保密: ["SECRECY_REVIEWER", STREET],
  /** Final reviewer who is appointed for secrecy, too. */
  罗兼审: ["FINAL_REVIEWER", STREET],
  吴专员: ["OFFICE", STREET],
  郑检查: ["AUDITOR", STREET],
  苏管理: ["ADMIN", STREET],
  外专员: ["OFFICE", OTHER_STREET],
  外初审: ["FIRST_REVIEWER", OTHER_STREET],
  /** Clerk of one village and supervisor of the same: the same person never does both. */
  兼任员: ["CLERK", "示例一经联社"],
} as const satisfies Record<string, readonly [Role, string]>;

export type PersonName = keyof typeof PEOPLE;

export interface SmallStreet {
  readonly units: ReadonlyMap<string, string>;
  readonly programs: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly phones: ReadonlyMap<string, string>;
}

const columns = [
  { key: "seq", label: "序号" },
  { key: "name", label: "姓名" },
  { key: "quantity", label: "数量" },
  { key: "amount", label: "金额（元）" },
];
const period = { periodLength: 5, periodUnit: "DAYS", postWithinWorkingDays: 10 } as const;
const shared = {
  columns,
  cadence: [],
  reviewSteps: DEFAULT_REVIEW_SETTINGS,
  retentionYears: 10,
  internetTermDays: 365,
  policyBasis: "示例文件",
  whoIsEntitled: "示例对象",
};

/** Two streets, of which one has two communities, two cooperatives, two departments, three programs and all the roles. */
export async function smallStreet(deps: CommandDeps & { readonly passwords: PasswordHasher }): Promise<SmallStreet> {
  const passwordHash = await deps.passwords.hash(PASSWORD);
  const units = new Map<string, string>();
  const programs = new Map<string, string>();
  const people = new Map<string, string>();
  const phones = new Map<string, string>();
  const made = await runCommand(deps, { viewer: null, ip: null }, async (tx, now) => {
    const street = await createSubdistrict(tx, { name: STREET });
    units.set(STREET, street).set(OTHER_STREET, await createSubdistrict(tx, { name: OTHER_STREET }));
    const add = async (kind: "DEPARTMENT" | "COMMUNITY" | "COOPERATIVE", name: string, parent = STREET) => {
      const contact = { phone: "0760-00000009", officeHours: "工作日", address: "示例地址" };
      const parentId = units.get(parent)!;
      units.set(
        name,
        await createUnit(tx, { kind, name, subdistrictId: street, parentId, position: units.size, ...contact }),
      );
    };
    await add("DEPARTMENT", "农业农村局");
    await add("DEPARTMENT", "公共服务办公室");
    await add("COMMUNITY", "甲社区");
    await add("COMMUNITY", "乙社区");
    await add("COOPERATIVE", "示例一经联社", "甲社区");
    await add("COOPERATIVE", "示例二经联社", "乙社区");

    const startsOn = dayToColumn("2020-01-01");
    const appoint = (personId: string, role: Role, unit: string) =>
      tx.appointment.create({ data: { id: newId(), personId, unitId: units.get(unit)!, role, startsOn } });
    for (const [index, [name, [role, unit]]] of Object.entries(PEOPLE).entries()) {
      const id = newId();
      const phone = `139000000${String(index).padStart(2, "0")}`;
      people.set(name, id);
      phones.set(name, phone);
      await tx.person.create({ data: { id, name, phone, passwordHash, createdAt: now } });
      await appoint(id, role, unit);
    }
    await appoint(people.get("兼任员")!, "SUPERVISOR", "示例一经联社");
    await appoint(people.get("罗兼审")!, "SECRECY_REVIEWER", STREET);

    const program = async (code: string, input: Partial<Parameters<typeof insertProgram>[2]> & { name: string }) =>
      programs.set(
        code,
        await insertProgram(tx, now, {
          ...shared,
          subdistrictId: street,
          departmentId: units.get("农业农村局")!,
          code,
          publicName: input.name,
          grade: "N",
          recipientKind: "HOUSEHOLD",
          publisher: "COOPERATIVE",
          internetProfile: "MASKED_LIST",
          stages: [
            { stage: "BEFORE_PAYMENT", ...period },
            { stage: "RESULT", ...period },
          ],
          ...input,
        }),
      );
    await program("LAND", { name: "耕地补贴", quantityUnit: "亩", rateUnit: "元/亩" });
    const civil = { departmentId: units.get("公共服务办公室")!, recipientKind: "PERSON" as const };
    await program("CIVIL", {
      ...civil,
      name: "惠民补助",
      grade: "S",
      publisher: "COMMUNITY",
      stages: [{ stage: "RESULT", ...period }],
    });
    await program("CHILD", {
      ...civil,
      name: "福利补助",
      grade: "SS",
      publisher: "SUBDISTRICT",
      stages: [{ stage: "RESULT", ...period }],
    });
    return ok({
      value: null,
      trace: [{ kind: "unit.created", as: null, unitId: street, subjectType: "unit", subjectId: street }],
    });
  });
  if (!made.ok) throw new Error(made.refusal.refused);
  return { units, programs, people, phones };
}
