import { randomInt } from "node:crypto";
import { addDays } from "@gongshi/domain/calendar/day";
import type { Role } from "@gongshi/domain/access/viewer";
import { dayToColumn } from "@gongshi/usecases/day-column";
import { newId } from "@gongshi/usecases/new-id";
import { insertProgram } from "@gongshi/usecases/program/insert-program";
import { runCommand } from "@gongshi/usecases/run-command";
import type { TraceEntry } from "@gongshi/usecases/run-command";
import { createSubdistrict, createUnit } from "@gongshi/usecases/unit/create-unit";
import { ok } from "@gongshi/domain/refusal";
import type { DemoWorld } from "./demo-world";
import { must } from "./demo-world";
import { OTHERS, PEOPLE } from "./demo-people";
import { PROGRAMS } from "./demo-programs";
import { COMMUNITIES, DEPARTMENTS, GROUPS, SUBDISTRICT } from "./demo-units";

export interface DemoSignIn {
  readonly who: string;
  readonly name: string;
  readonly phone: string;
  readonly password: string;
}

/** Letters that cannot be mistaken for each other on a printed slip. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const newPassword = (): string => Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join("");

/** Units, people with their appointments, and programs. Gives back whom to sign in as. */
export async function setUpStreet(world: DemoWorld): Promise<DemoSignIn[]> {
  const { services } = world;
  const signIns: DemoSignIn[] = [];
  const hashed = new Map<string, string>();
  for (const person of PEOPLE) {
    const password = newPassword();
    hashed.set(person.key, await services.passwords.hash(password));
    if (person.told !== null) signIns.push({ who: person.told, name: person.name, phone: person.phone, password });
  }
  must(
    await runCommand(
      world.deps,
      { viewer: null, ip: null },
      async (tx, now) => {
        const trace: TraceEntry[] = [];
        const traced = (kind: TraceEntry["kind"], subjectType: TraceEntry["subjectType"], id: string) =>
          trace.push({ kind, as: null, unitId: streetId, subjectType, subjectId: id });

        const streetId = await createSubdistrict(tx, SUBDISTRICT);
        world.units.set(SUBDISTRICT.name, streetId);
        traced("unit.created", "unit", streetId);
        const add = async (input: Omit<Parameters<typeof createUnit>[1], "subdistrictId">): Promise<string> => {
          const id = await createUnit(tx, { ...input, subdistrictId: streetId });
          world.units.set(input.name, id);
          traced("unit.created", "unit", id);
          return id;
        };
        const office = { officeHours: SUBDISTRICT.officeHours, phone: "0760-00000001" };
        for (const [position, name] of DEPARTMENTS.entries())
          await add({ kind: "DEPARTMENT", name, parentId: streetId, position: 10 + position, ...office });
        let position = 100;
        for (const community of COMMUNITIES) {
          const communityId = await add({
            kind: "COMMUNITY",
            name: community.name,
            code: community.code,
            formerNames: [community.name.replace("社区", "社区居民委员会")],
            parentId: streetId,
            position: position++,
            phone: "0760-00000002",
            officeHours: SUBDISTRICT.officeHours,
            address: `${community.name}居民委员会（示例地址）`,
          });
          for (const name of community.cooperatives)
            await add({
              kind: "COOPERATIVE",
              name,
              formerNames: [name.replace("经联社", "股份合作经济联合社")],
              groups: [...GROUPS],
              parentId: communityId,
              position: position++,
              phone: "0760-00000003",
              officeHours: "工作日 9:00–11:30，15:00–17:00",
              address: `${name}办公楼公开栏旁（示例地址）`,
            });
        }

        const startsOn = dayToColumn(addDays(world.day(), -30));
        const kept = new Set(PEOPLE.flatMap((person) => person.posts.map((post) => `${post.role} ${post.unit}`)));
        const villages = COMMUNITIES.flatMap((community) => [community.name, ...community.cooperatives]);
        for (const person of PEOPLE) {
          const personId = newId();
          world.people.set(person.key, personId);
          await tx.person.create({
            data: {
              id: personId,
              name: person.name,
              phone: person.phone,
              passwordHash: hashed.get(person.key)!,
              createdAt: now,
            },
          });
          const posts: { role: Role; unit: string }[] = person.posts.flatMap(({ role, unit }) =>
            unit === OTHERS
              ? villages.filter((name) => !kept.has(`${role} ${name}`)).map((name) => ({ role, unit: name }))
              : [{ role, unit }],
          );
          for (const { role, unit } of posts) {
            const id = newId();
            await tx.appointment.create({ data: { id, personId, unitId: world.unit(unit), role, startsOn } });
            traced("appointment.made", "appointment", id);
          }
        }
        for (const { department, ...program } of PROGRAMS) {
          const id = await insertProgram(tx, now, {
            ...program,
            subdistrictId: streetId,
            departmentId: world.unit(department),
          });
          traced("program.created", "program", id);
        }
        const [first, ...rest] = trace;
        return ok({ value: null, trace: [first!, ...rest] });
      },
      { timeoutMs: 60_000 },
    ),
  );
  return signIns;
}
