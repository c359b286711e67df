import { randomUUID } from "node:crypto";
import type { SomeValues } from "@gongshi/domain/correction/line-values";
import { acceptCorrection } from "@gongshi/usecases/correction/accept-correction";
import { takeCorrection } from "@gongshi/usecases/correction/take-correction";
import { addContactNumber } from "@gongshi/usecases/privacy/change-contact-numbers";
import { acceptNumbers } from "@gongshi/usecases/disclosure/accept-numbers";
import { queryArchive } from "@gongshi/usecases/privacy/query-archive";
import type { HeldLine } from "@gongshi/usecases/privacy/held-lines";
import { vouchForNumber } from "@gongshi/usecases/privacy/vouch-for-number";
import { demoPeople } from "./demo-roll";
import type { RollPlan } from "./demo-roll";
import { newest } from "./demo-steps";
import type { DemoWorld } from "./demo-world";
import { must } from "./demo-world";
import { SUBDISTRICT } from "./demo-units";

/** A reviewer's word for the telephone that the maker of a roll left above its table. */
export async function answerForNumbers(world: DemoWorld, disclosureId: string): Promise<void> {
  must(
    await acceptNumbers(world.deps, await world.as("first"), {
      disclosureId,
      ...(await newest(world, disclosureId))!,
      reason: "是财政分局对外公布的填表咨询电话，已打过核对，不是个人号码",
    }),
  );
}

/** Numbers that texts may carry: the office's own telephones, and one for which a reviewer answers. */
export async function demoNumbers(world: DemoWorld): Promise<void> {
  const subdistrictId = world.unit(SUBDISTRICT.name);
  world.workdayAt(-44);
  for (const [number, label] of [
    ["0760-00000012", "农业补贴咨询热线"],
    ["0760-00000013", "社会保障卡服务窗口"],
  ] as const)
    must(await addContactNumber(world.deps, await world.as("office"), { subdistrictId, number, label }));
  world.workdayAt(-43);
  must(
    await vouchForNumber(world.deps, await world.as("secrecy"), {
      subdistrictId,
      number: "13800000099",
      reason: "村务监督值班手机，由街道统一配发，不属于个人",
    }),
  );
}

/** Somebody with a card at a counter: the query is entered, and what is found comes back. */
async function ask(
  world: DemoWorld,
  who: string,
  unit: string,
  kind: "ARCHIVE" | "OWN_DATA" | "CORRECTION",
  { name, identityNumber }: Card,
  reason: string,
) {
  return must(
    await queryArchive(world.deps, await world.as(who), {
      unitId: world.unit(unit),
      kind,
      name,
      identityNumber,
      reason,
    }),
  );
}

interface Card {
  readonly name: string;
  readonly identityNumber: string;
}

/** 更正申请 about the person's line in a publication; gives its id. */
export async function askCorrection(
  world: DemoWorld,
  who: string,
  counter: string,
  card: Card,
  request: {
    readonly disclosureId: string;
    readonly asked: SomeValues | ((line: HeldLine["line"]) => SomeValues);
    readonly wrong: string;
    readonly proof: string;
  },
): Promise<string> {
  const { queryId, seal, lines } = await ask(world, who, counter, "CORRECTION", card, `本人到窗口，${request.wrong}`);
  const held = lines.find(({ disclosureId, mayAsk }) => disclosureId === request.disclosureId && mayAsk);
  if (held === undefined) throw new Error("the demo has no line to correct");
  const { wrong, proof } = request;
  const asked = typeof request.asked === "function" ? request.asked(held.line) : request.asked;
  return must(
    await takeCorrection(world.deps, await world.as(who), {
      id: randomUUID(),
      queryId,
      seal,
      lineId: String(held.line.id),
      ...card,
      asked,
      wrong,
      proof,
    }),
  );
}

/** 同意更正: as it was asked for. */
export async function correctAsAsked(
  world: DemoWorld,
  editor: string,
  disclosureId: string,
  id: string,
  values: SomeValues,
  changeReason: string,
): Promise<void> {
  const shown = (await newest(world, disclosureId))!;
  must(await acceptCorrection(world.deps, await world.as(editor), { id, ...shown, values, changeReason }));
}

/** A village's person of a roll, by place. */
export function demoPerson(roll: RollPlan, unit: string, index: number): Card {
  const person = demoPeople(roll, unit)[index];
  if (person === undefined) throw new Error(`the demo has no person ${index} at ${unit}`);
  return person;
}

/** 查阅登记: somebody asks the village what hung about them, somebody the street for all that is held; one request still waits. */
export async function demoRegister(
  world: DemoWorld,
  roll: RollPlan,
  cooperative: string,
  disclosureId: string,
): Promise<void> {
  world.workdayAt(-15, 9);
  await ask(world, "clerk", cooperative, "ARCHIVE", demoPerson(roll, cooperative, 0), "社员本人持证查阅上一年度的公示");
  world.workdayAt(-8, 11);
  const other = demoPerson(roll, cooperative, 1);
  await ask(world, "office", SUBDISTRICT.name, "OWN_DATA", other, "本人持证查询街道留存的本人信息");
  world.workdayAt(-8, 12);
  await askCorrection(world, "office", SUBDISTRICT.name, other, {
    disclosureId,
    asked: ({ quantityMilli }) => ({ quantityMilli: Number(quantityMilli) + 500 }),
    wrong: "补贴面积少记了半亩，请按证上的改",
    proof: "土地承包经营权证",
  });
}
