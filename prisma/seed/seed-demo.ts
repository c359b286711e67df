import { addDays, dayOf, yearOf } from "@gongshi/domain/calendar/day";
import { setPayment } from "@gongshi/usecases/disclosure/open-batch";
import { closeLapsed } from "@gongshi/usecases/disclosure/close-lapsed";
import { importPlan } from "@gongshi/usecases/plan/import-plan";
import {
  approve,
  approveAtOnce,
  changeScopeOf,
  closeStageOf,
  confirm,
  confirmByLink,
  importRoll,
  open,
  post,
  preview,
  reissue,
  release,
  returnToEditor,
  schedule,
  sendBack,
  submit,
  takeBack,
  tell,
  vacate,
  withdraw,
} from "./demo-steps";
import type { RollPlan } from "./demo-roll";
import { answerForNumbers, askCorrection, correctAsAsked, demoNumbers, demoPerson, demoRegister } from "./demo-privacy";
import { demoSettings, demoWaiver } from "./demo-settings";
import { demoPlanText } from "./demo-plan";
import type { SeedServices } from "./demo-world";
import { DemoWorld, must } from "./demo-world";
import { COMMUNITIES, SUBDISTRICT } from "./demo-units";
import { setUpStreet } from "./set-up-street";
import type { DemoSignIn } from "./set-up-street";

const COOPERATIVES = COMMUNITIES.flatMap((community) => community.cooperatives);
/** Cooperatives where nobody grew rice: they post zeros. */
const WITHOUT_RICE = ["示例九经联社", "示例十五经联社"];

const coopUnits = (most: number): RollPlan["units"] =>
  COOPERATIVES.map((name, index) => ({ name, count: most - ((index * 7) % 19) }));
const riceUnits = (most: number): RollPlan["units"] =>
  coopUnits(most).filter((unit) => !WITHOUT_RICE.includes(unit.name));
const communityUnits = (most: number): RollPlan["units"] =>
  COMMUNITIES.flatMap(({ name }, index) =>
    index % 4 === 3 ? [] : [{ name, count: index % 3 === 1 ? 3 : most - index }],
  );

const LAND = { basis: "耕地地力保护补贴资金发放工作的通知（示例文号）", rateText: "106.43元/亩" };
const RICE = { basis: "实际种粮农民一次性补贴实施方案（示例文号）", rateText: "16.06元/亩·造" };
const CIVIL = { basis: "民政惠民补助管理办法（示例文号）", rateText: "每人每月不同档次，详见名单" };
const CHILD = { basis: "儿童福利补助管理办法（示例文号）", rateText: "每人每月1,950元" };

/**
 * The demo: last year's and this year's disclosures in every state the product reaches, dates relative to today, made
 * through the use-cases alone, so that the seeded world obeys the rules and has its trail.
 * @param say told what is being made, for a person who waits
 * @returns whom to sign in as
 */
export async function seedDemo(services: SeedServices, now: Date, say: (line: string) => void): Promise<DemoSignIn[]> {
  const today = dayOf(now);
  const world = new DemoWorld(services, today);
  const year = yearOf(today);

  say("单位、人员和补贴项目");
  world.at(-500);
  const signIns = await setUpStreet(world);
  const office = async () => world.as("office");
  const street = world.unit(SUBDISTRICT.name);
  const plans = [...new Set([2022, year])];
  for (const planYear of plans)
    must(
      await importPlan(world.deps, await office(), {
        subdistrictId: street,
        text: demoPlanText(SUBDISTRICT.name, planYear),
      }),
    );

  say("上一年度的公开");
  await lastYear(world, year - 1);
  await urgentLastYear(world, year - 1);
  await inErrorLastYear(world, year - 1);
  await plotsFound(world, { year: year - 1, seed: 18, openedAgo: 350, closed: true });
  say("本年度的公开");
  await thisYear(world, year);
  return signIns;
}

async function lastYear(world: DemoWorld, year: number): Promise<void> {
  const paid = (ago: number) => world.workdayAt(-ago);
  const landPaid = paid(400);
  world.workdayAt(-398);
  const land = await open(world, "editor", {
    program: "A-GDDL",
    year,
    number: 1,
    name: "第一批",
    paidOn: landPaid,
    stages: ["RESULT"],
  });
  const rice: string[] = [];
  for (const [index, name] of ["早造", "晚造", "补发"].entries())
    rice.push(
      (await open(world, "editor", { program: "B-ZLBT", year, number: index + 1, name, paidOn: landPaid })).RESULT,
    );
  const civil = await open(world, "civil", { program: "C-CJBT", year, number: 1, name: "第一季度", paidOn: landPaid });
  const child = await open(world, "civil", { program: "D-ETFL", year, number: 1, name: "全年", paidOn: landPaid });

  const date = world.workdayAt(-396);
  const rolls: [string, string, RollPlan, typeof LAND][] = [
    [
      "editor",
      land.RESULT,
      { seed: 11, title: `${year}年耕地地力保护补贴清册`, date, units: coopUnits(34), kind: "LAND", rateE4: 1_064_300 },
      LAND,
    ],
    ...rice.map((id, index): [string, string, RollPlan, typeof LAND] => [
      "editor",
      id,
      {
        seed: 12 + index,
        title: `${year}年种粮补贴清册`,
        date,
        units: riceUnits(26 - index * 4),
        kind: "LAND",
        rateE4: 160_600,
        ...(index === 0 ? { returnedEvery: 57 } : {}),
      },
      RICE,
    ]),
    [
      "civil",
      civil.RESULT,
      { seed: 15, title: `${year}年惠民补助清册`, date, units: communityUnits(42), kind: "PERSON", rateE4: 1_950_000 },
      CIVIL,
    ],
    [
      "civil",
      child.RESULT,
      {
        seed: 16,
        title: `${year}年福利补助清册`,
        date,
        units: [{ name: SUBDISTRICT.name, count: 4 }],
        kind: "PERSON",
        rateE4: 19_500_000,
        children: true,
      },
      CHILD,
    ],
  ];
  for (const [editor, id, plan, texts] of rolls) {
    await importRoll(world, editor, id, plan, texts);
    await submit(world, editor, id);
  }
  world.workdayAt(-395);
  for (const [, id] of rolls) await approve(world, id);
  world.workdayAt(-394);
  for (const [, id] of rolls) await release(world, id);

  for (const [index, unit] of COOPERATIVES.entries()) {
    world.workdayFrom(-392 + (index % 5), 9);
    let posting = await post(world, { unit, disclosureIds: [land.RESULT, ...rice], seed: 100 + index });
    world.workdayFrom(-391 + (index % 5), 16);
    if (index === 1) {
      // One came back and was taken anew: its story has everything in it.
      await sendBack(world, unit, posting, "只拍到上半张，下半张看不到");
      world.workdayFrom(-390 + (index % 5), 9);
      posting = await post(world, { unit, disclosureIds: [land.RESULT, ...rice], seed: 150 + index });
      world.workdayFrom(-389 + (index % 5), 10);
    }
    await confirm(world, unit, posting);
  }
  for (const [index, { name }] of COMMUNITIES.entries()) {
    world.workdayFrom(-390 + (index % 4), 9);
    const posting = await post(world, { unit: name, disclosureIds: [civil.RESULT], seed: 200 + index });
    world.workdayFrom(-388 + (index % 4), 15);
    await confirm(world, name, posting);
  }

  // One roll had a fault: its second edition replaces the first, and hangs again within five working days.
  const corrected = rice[1]!;
  const correctedOn = world.workdayAt(-370);
  await importRoll(
    world,
    "editor",
    corrected,
    {
      seed: 13,
      title: `${year}年种粮补贴清册（更正）`,
      date: correctedOn,
      units: riceUnits(23),
      kind: "LAND",
      rateE4: 160_600,
    },
    { ...RICE, changeReason: "漏列农户，经核实补列，其余不变" },
  );
  await submit(world, "editor", corrected);
  await approve(world, corrected);
  await release(world, corrected);
  for (const [index, unit] of COOPERATIVES.entries()) {
    world.workdayFrom(-369 + (index % 3), 9);
    const posting = await post(world, { unit, disclosureIds: [corrected], seed: 300 + index });
    world.workdayFrom(-367 + (index % 3), 15);
    await confirm(world, unit, posting);
  }
}

/**
 * Urgent money for two villages alone: out after one review, closed by itself when the others stayed out, and back as its
 * second edition; the day after its period it is ended, since the money was called back.
 */
async function urgentLastYear(world: DemoWorld, year: number): Promise<void> {
  const units = COOPERATIVES.slice(0, 2);
  const paidOn = world.workdayAt(-360);
  const { RESULT: id } = await open(world, "editor", { program: "B-ZLBT", year, number: 4, name: "防汛应急", paidOn });
  const flood = { ...RICE, rateText: "每亩补助50元" };
  await importRoll(
    world,
    "editor",
    id,
    {
      seed: 17,
      title: `${year}年防汛应急补助清册`,
      date: paidOn,
      units: units.map((name, index) => ({ name, count: 9 - index * 3 })),
      kind: "LAND",
      rateE4: 500_000,
    },
    flood,
  );
  await changeScopeOf(world, id, { audience: "NAMED_UNITS", profile: "NOTHING", units }, "只涉及受灾的两个经联社");
  await submit(world, "editor", id, "台风将至，受灾农户急等钱用");
  await approveAtOnce(world, id);
  await release(world, id);
  world.at(-358, 11);
  await closeLapsed(world.deps, new AbortController().signal);
  world.workdayFrom(-358, 12);
  await reissue(world, "editor", id, "首次为紧急公开，其余审核未及时补办；内容不变");
  await submit(world, "editor", id);
  world.workdayFrom(-357, 13);
  await approve(world, id);
  await release(world, id);
  for (const [index, unit] of units.entries()) {
    world.workdayFrom(-356, 14 + index);
    const posting = await post(world, { unit, disclosureIds: [id], seed: 350 + index });
    world.workdayFrom(-355, 17);
    await confirm(world, unit, posting);
  }
  world.workdayAt(-340);
  await withdraw(world, id, "ENDED", "应急补助已并入年度补贴统一发放，不再单独公开");
}

/** Two villages' plots were measured anew; two households stood on the list by mistake: taken back, and put right. */
async function inErrorLastYear(world: DemoWorld, year: number): Promise<void> {
  const units = COOPERATIVES.slice(3, 5);
  const paidOn = world.workdayAt(-355);
  const batch = { program: "A-GDDL", year, number: 3, name: "重新测量", paidOn, stages: ["RESULT" as const] };
  const { RESULT: id } = await open(world, "editor", batch);
  const plan = (count: number, more: string): RollPlan => ({
    seed: 19,
    title: `${year}年重新测量地块补贴清册${more}`,
    date: paidOn,
    units: units.map((name) => ({ name, count })),
    kind: "LAND",
    rateE4: 1_064_300,
  });
  const publish = async (on: number, count: number, texts: typeof LAND & { changeReason?: string }) => {
    await importRoll(world, "editor", id, plan(count, texts.changeReason === undefined ? "" : "（更正）"), texts);
    await submit(world, "editor", id);
    await approve(world, id);
    await release(world, id);
    for (const [index, unit] of units.entries()) {
      world.workdayFrom(on + 1, 9 + index);
      const posting = await post(world, { unit, disclosureIds: [id], seed: 360 - on + index });
      world.workdayFrom(on + 2, 16);
      await confirm(world, unit, posting);
    }
  };
  world.workdayAt(-354);
  await changeScopeOf(world, id, { audience: "NAMED_UNITS", profile: "NOTHING", units }, "只涉及重新测量的两个经联社");
  await publish(-354, 7, LAND);
  world.workdayAt(-349);
  await withdraw(world, id, "IN_ERROR", "每个经联社各有一户不属于这次发放的对象，核实后重新公开");
  world.workdayAt(-348);
  await publish(-348, 6, { ...LAND, changeReason: "删去不属于这次发放的两户，其余不变" });
}

/**
 * Plots of two villages that were found too late for the first batch: the list before payment has hung its time at both, and
 * its stage is closed, or may be.
 */
async function plotsFound(
  world: DemoWorld,
  plan: { readonly year: number; readonly seed: number; readonly openedAgo: number; readonly closed: boolean },
): Promise<void> {
  const { year, openedAgo } = plan;
  const units = COOPERATIVES.slice(1, 3);
  const date = world.workdayAt(-openedAgo);
  const land = await open(world, "editor", { program: "A-GDDL", year, number: 2, name: "补登地块", paidOn: null });
  const roll: RollPlan = {
    seed: plan.seed,
    title: `${year}年补登地块补贴拟发放清册`,
    date,
    units: units.map((name, index) => ({ name, count: 7 + index * 4 })),
    kind: "LAND",
    rateE4: 1_064_300,
  };
  await importRoll(world, "editor", land.BEFORE_PAYMENT, roll, LAND);
  for (const id of [land.BEFORE_PAYMENT, land.RESULT])
    await changeScopeOf(
      world,
      id,
      { audience: "NAMED_UNITS", profile: "NOTHING", units },
      "补登的地块只在这两个经联社",
    );
  await submit(world, "editor", land.BEFORE_PAYMENT);
  world.workdayAt(1 - openedAgo);
  await approve(world, land.BEFORE_PAYMENT);
  await release(world, land.BEFORE_PAYMENT);
  for (const [index, unit] of units.entries()) {
    world.workdayFrom(2 - openedAgo, 9 + index);
    const posting = await post(world, { unit, disclosureIds: [land.BEFORE_PAYMENT], seed: 900 + plan.seed + index });
    world.workdayFrom(3 - openedAgo, 15);
    await confirm(world, unit, posting);
  }
  if (!plan.closed) await correctedWhilePublic(world, land.BEFORE_PAYMENT, roll, units, openedAgo);
  world.workdayAt(20 - openedAgo);
  if (plan.closed) await closeStageOf(world, land.BEFORE_PAYMENT);
}

/** Somebody had their group corrected: asked for at the counter, drafted, reviewed, public, and hung anew. */
async function correctedWhilePublic(
  world: DemoWorld,
  id: string,
  roll: RollPlan,
  units: readonly string[],
  openedAgo: number,
): Promise<void> {
  const asked = { group: "第六村民小组" };
  world.workdayFrom(3 - openedAgo, 16);
  const request = await askCorrection(world, "office", SUBDISTRICT.name, demoPerson(roll, units[0]!, 0), {
    disclosureId: id,
    asked,
    wrong: "村民组写错了，应是六组",
    proof: "户口簿",
  });
  world.workdayFrom(4 - openedAgo, 10);
  await correctAsAsked(world, "editor", id, request, asked, "经本人申请核实，更正1户的组别，其余不变");
  await submit(world, "editor", id);
  world.workdayFrom(4 - openedAgo, 14);
  await approve(world, id);
  await release(world, id);
  for (const [index, unit] of units.entries()) {
    world.workdayFrom(5 - openedAgo, 9 + index);
    const posting = await post(world, { unit, disclosureIds: [id], seed: 950 + index });
    world.workdayFrom(6 - openedAgo, 15);
    await confirm(world, unit, posting);
  }
}

async function thisYear(world: DemoWorld, year: number): Promise<void> {
  await landThisYear(world, year);
  await plotsFound(world, { year, seed: 22, openedAgo: 30, closed: false });
  await riceThisYear(world, year);
  await civilThisYear(world, year);
  await demoSettings(world);
  await demoNumbers(world);
}

/** Both stages: the proposed list has run its period; the results are being posted now. */
async function landThisYear(world: DemoWorld, year: number): Promise<void> {
  const opened = world.workdayAt(-55);
  const land = await open(world, "editor", { program: "A-GDDL", year, number: 1, name: "第一批", paidOn: null });
  const plan: RollPlan = {
    seed: 21,
    title: `${year}年耕地地力保护补贴清册`,
    date: opened,
    units: coopUnits(36),
    kind: "LAND",
    rateE4: 1_064_300,
  };
  await importRoll(world, "editor", land.BEFORE_PAYMENT, plan, LAND);
  await submit(world, "editor", land.BEFORE_PAYMENT);
  world.workdayAt(-54);
  await approve(world, land.BEFORE_PAYMENT);
  await release(world, land.BEFORE_PAYMENT);
  for (const [index, unit] of COOPERATIVES.entries()) {
    // The last village never hung its list: overdue, and nothing to show for it.
    if (index === COOPERATIVES.length - 1) continue;
    world.workdayFrom(-52 + (index % 3), 10);
    const posting = await post(world, { unit, disclosureIds: [land.BEFORE_PAYMENT], seed: 400 + index });
    world.workdayFrom(-51 + (index % 3), 17);
    await confirm(world, unit, posting);
  }

  // Asked for weeks ago, and nobody has answered: late.
  world.workdayAt(-45, 15);
  await askCorrection(world, "office", SUBDISTRICT.name, demoPerson(plan, COOPERATIVES[2]!, 0), {
    disclosureId: land.BEFORE_PAYMENT,
    asked: { group: "第八村民小组" },
    wrong: "村民组写错了，我家一直在八组",
    proof: "户口簿",
  });

  const { db } = world.services;
  const { batchId } = await db.disclosure.findUniqueOrThrow({ where: { id: land.RESULT } });
  const paidOn = world.workdayAt(-22);
  must(await setPayment(world.deps, await world.as("editor"), { batchId, paidOn, paymentWay: "财政统发至社会保障卡" }));
  world.workdayAt(-12);
  await importRoll(world, "editor", land.RESULT, { ...plan, returnedEvery: 83 }, LAND);
  await submit(world, "editor", land.RESULT);
  world.workdayAt(-11);
  await approve(world, land.RESULT);
  await release(world, land.RESULT);
  for (const [index, unit] of COOPERATIVES.entries()) {
    // A third is still to be posted, the demo's own clerk's among them.
    if (index % 3 === 0) continue;
    world.workdayFrom(-5 + (index % 3), 9);
    const claim = index === 7;
    const posting = await post(world, {
      unit,
      disclosureIds: [land.RESULT],
      seed: 500 + index,
      ...(claim ? { noCodeReason: "公开栏玻璃反光，反复拍仍读不出" } : {}),
      ...(index % 3 === 1 ? { alsoTold: [{ channel: "WECHAT_GROUP", toldOn: null }] } : {}),
    });
    world.workdayFrom(-2, 15);
    if (index === 4) await sendBack(world, unit, posting, "照片看不清，请靠近一些重拍");
    else if (!claim && index % 2 === 1) await confirm(world, unit, posting);
  }
  await demoRegister(world, plan, COOPERATIVES[0]!, land.RESULT);
  // Told elsewhere on the next day; one tick was a slip. And a seat that nobody holds: the liaison is asked at once.
  world.workdayFrom(-2, 16);
  await tell(world, "示例二经联社", land.RESULT, "BROADCAST");
  await takeBack(world, "示例二经联社", await tell(world, "示例二经联社", land.RESULT, "MEETING"));
  world.workdayAt(-2, 17);
  await vacate(world, "示例四经联社");
  world.workdayFrom(-1, 18);
  await post(world, { unit: "示例四经联社", disclosureIds: [land.RESULT], seed: 580 });
}

/** Three batches: one nearly done (some late, one overdue), one in review, one whose roll is awaited. */
async function riceThisYear(world: DemoWorld, year: number): Promise<void> {
  const paidOn = world.workdayAt(-75);
  world.workdayAt(-70);
  const early = await open(world, "editor", { program: "B-ZLBT", year, number: 1, name: "早造", paidOn });
  const date = world.workdayAt(-66);
  const plan = {
    seed: 31,
    title: `${year}年早造种粮补贴清册`,
    date,
    units: riceUnits(24),
    kind: "LAND",
    rateE4: 160_600,
  } as const;
  await importRoll(world, "editor", early.RESULT, plan, RICE);
  await submit(world, "editor", early.RESULT);
  world.workdayAt(-65);
  await approve(world, early.RESULT);
  await release(world, early.RESULT);
  for (const [index, unit] of COOPERATIVES.entries()) {
    const own = index === 0;
    // The demo's own clerk has one returned photo; one village hung late, one not at all.
    if (unit === "示例六经联社") continue;
    const late = unit === "示例十一经联社";
    const hung = late ? -38 : -62 + (index % 4);
    world.workdayFrom(hung, 10);
    // One phone could not send it: the office brought its file in. One supervisor said yes by a link.
    const posting = await post(world, {
      unit,
      disclosureIds: [early.RESULT],
      seed: 600 + index,
      ...(unit === "示例七经联社" ? { handedInBy: "office" } : {}),
    });
    world.workdayFrom(hung + 1, 17);
    if (own) await sendBack(world, unit, posting, "看不清第二行，印章没有拍到");
    else if (unit === "示例八经联社") await confirmByLink(world, unit, posting);
    else await confirm(world, unit, posting);
  }

  const latePaid = world.workdayAt(-7);
  const lateCrop = await open(world, "editor", { program: "B-ZLBT", year, number: 2, name: "晚造", paidOn: latePaid });
  world.workdayAt(-2);
  await importRoll(
    world,
    "editor",
    lateCrop.RESULT,
    { ...plan, seed: 32, title: `${year}年晚造种粮补贴清册`, units: riceUnits(22) },
    RICE,
  );
  await submit(world, "editor", lateCrop.RESULT);
  // Sent back once, and handed in anew with what the bank returned: its reviewers see what changed.
  await returnToEditor(world, lateCrop.RESULT, "有农户的补贴被银行退回，请核对后更新清册", "lines");
  await importRoll(
    world,
    "editor",
    lateCrop.RESULT,
    { ...plan, seed: 32, title: `${year}年晚造种粮补贴清册（核对后）`, units: riceUnits(22), returnedEvery: 61 },
    RICE,
  );
  await submit(world, "editor", lateCrop.RESULT);
  await preview(world, "editor", lateCrop.RESULT, "司法所（法律顾问）");
  world.workdayAt(-16);
  await open(world, "editor", { program: "B-ZLBT", year, number: 3, name: "补发", paidOn: null });
}

/** Four quarters of a sensitive program, one in each state before posting; and the one nothing leaves the street of. */
async function civilThisYear(world: DemoWorld, year: number): Promise<void> {
  const quarter = async (number: number, name: string, paidAgo: number): Promise<string> => {
    const paidOn = world.workdayAt(-paidAgo);
    world.workdayAt(-paidAgo + 1);
    const { RESULT: id } = await open(world, "civil", { program: "C-CJBT", year, number, name, paidOn });
    await importRoll(
      world,
      "civil",
      id,
      {
        seed: 40 + number,
        title: `${year}年${name}惠民补助清册`,
        date: paidOn,
        units: communityUnits(40 + number),
        kind: "PERSON",
        rateE4: 1_950_000,
        ...(number === 4 ? { makersPhone: "13800000077" } : {}),
      },
      CIVIL,
    );
    return id;
  };
  const first = await quarter(1, "第一季度", 90);
  await submit(world, "civil", first);
  world.workdayAt(-87);
  await approve(world, first);
  await release(world, first);
  for (const [index, { name }] of COMMUNITIES.entries()) {
    world.workdayFrom(-85 + (index % 3), 10);
    const posting = await post(world, { unit: name, disclosureIds: [first], seed: 700 + index });
    world.workdayFrom(-83 + (index % 3), 16);
    await confirm(world, name, posting);
  }
  const second = await quarter(2, "第二季度", 14);
  // In a layout that was out before: the short path.
  await submit(world, "civil", second, null, "SHORT");
  world.workdayAt(-9);
  await approveAtOnce(world, second);
  await release(world, second);
  for (const { name } of COMMUNITIES.slice(0, 4)) {
    world.workdayFrom(-3, 10);
    await post(world, { unit: name, disclosureIds: [second], seed: 800 });
  }
  await changeScopeOf(
    world,
    first,
    { audience: "EVERYONE", profile: "NOTHING" },
    "居民反映合计也能看出是谁，改为只贴公开栏",
  );
  const third = await quarter(3, "第三季度", 9);
  await submit(world, "civil", third);
  world.workdayAt(-4);
  await approve(world, third);
  await schedule(world, third, new Date(`${addDays(world.today, 3)}T09:00:00+08:00`));
  const fourth = await quarter(4, "第四季度", 6);
  await answerForNumbers(world, fourth);
  await submit(world, "civil", fourth);
  world.workdayAt(-3);
  await returnToEditor(world, fourth, "发放标准栏与文件不一致，请核对后重报");
  await demoWaiver(world, fourth, "远洋社区");

  const paidOn = world.workdayAt(-10);
  const child = await open(world, "civil", { program: "D-ETFL", year, number: 1, name: "全年", paidOn });
  await importRoll(
    world,
    "civil",
    child.RESULT,
    {
      seed: 51,
      title: `${year}年福利补助清册`,
      date: paidOn,
      units: [{ name: SUBDISTRICT.name, count: 5 }],
      kind: "PERSON",
      rateE4: 19_500_000,
      children: true,
      // Nobody has answered for it yet: the draft waits.
      makersPhone: "13800000098",
    },
    CHILD,
  );
}
