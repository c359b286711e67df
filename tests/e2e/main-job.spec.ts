import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { demoRoll } from "../../prisma/seed/demo-roll";
import { boardPhoto } from "../support/board-photo";
import { test } from "./support/journey";
import { complaintsOf, openBrowser, signInAs } from "./support/people";
import { approveStep } from "./support/review";

/**
 * From finance's roll to a proven posting, by the screens alone: the batch 补发 of 实际种粮农民一次性补贴, which the demo
 * leaves waiting for its roll. The camera is fed with photos of the very sheet that the clerk has printed.
 */
test.describe.configure({ mode: "serial" });

const PROGRAM = "实际种粮农民一次性补贴";
const BATCH = "补发";
const UNIT = "示例一经联社";

const roll = demoRoll({
  seed: 99,
  title: "种粮补贴补发清册",
  date: "2026-06-01",
  units: [
    { name: UNIT, count: 18 },
    { name: "示例二经联社", count: 9 },
  ],
  kind: "LAND",
  rateE4: 160_600,
});

let rollPath = "";

const quiet = (page: Page) => expect(complaintsOf(page)).toEqual([]);

test("the department imports the roll, sees what was read, and submits it", async ({ browser }) => {
  const page = await signInAs(browser, "李经办", "desktop");
  await page.goto("/staff/rolls");
  const batch = page.getByRole("row").filter({ has: page.getByRole("cell", { name: BATCH, exact: true }) });
  await batch.getByRole("link").click();
  await expect(page.getByText("等农业农村局送清册")).toBeVisible();
  rollPath = new URL(page.url()).pathname;

  const file = page.locator("input[type=file]");
  await file.setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("买菜") });
  await expect(page.getByText("这不是 .xlsx、.xls 或 .csv 文件")).toBeVisible();
  await file.setInputFiles({ name: "补发清册.csv", mimeType: "text/csv", buffer: Buffer.from(roll.csv) });
  await expect(page.getByText("现在只是试读，还没有写入任何数据。")).toBeVisible();
  await expect(page.getByText("27行").first()).toBeVisible();
  await expect(page.getByText("相符", { exact: true })).toBeVisible();

  await page.getByLabel("政策依据").fill("实际种粮农民一次性补贴实施方案（示例文号）");
  await page.getByLabel("发放标准").fill("16.06元/亩·造");
  await page.getByRole("button", { name: "确认导入27行" }).click();
  await expect(page.getByText("已导入，现在是第1版草稿。")).toBeVisible();

  await page.getByRole("button", { name: "填发放日期" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("input[type=date]").fill(today());
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText("已提交审核，等审核人办理。")).toBeVisible();
  quiet(page);
});

test("three others review it, the last one secrecy too, and the office lets it out", async ({ browser }) => {
  const id = rollPath.split("/").at(-1)!;
  for (const [name, step] of [
    ["黄初审", "初审"],
    ["何复审", "复审"],
    ["林终审", "终审"],
  ] as const) {
    const reviewer = await signInAs(browser, name, "phone");
    await reviewer.goto(`/staff/review/${id}`);
    await expect(reviewer.getByRole("heading", { level: 1 })).toContainText(PROGRAM);
    await approveStep(reviewer);
    await expect(reviewer.getByText(`${step}已通过。`)).toBeVisible();
    quiet(reviewer);
  }

  const office = await signInAs(browser, "吴专员", "desktop");
  await office.goto(rollPath);
  await office.getByRole("button", { name: "发布", exact: true }).click();
  await office.getByRole("dialog").getByRole("button", { name: "发布" }).click();
  await expect(office.getByText("已发布。各单位可以打印公示表了。")).toBeVisible();
  quiet(office);
});

test("the clerk prints the board sheet on the office computer", async ({ browser }) => {
  const page = await signInAs(browser, "梁文员", "desktop");
  await page.goto("/staff/print");
  const row = page.getByRole("row").filter({ hasText: PROGRAM }).filter({ hasText: BATCH });
  await page.getByRole("button", { name: "全不选" }).click();
  await row.getByRole("checkbox").check();
  await page.getByRole("button", { name: "打印公示表" }).click();
  const link = page.getByRole("link", { name: "打开 PDF 打印" });
  const answer = await page.request.get((await link.getAttribute("href"))!);
  expect(answer.headers()["content-type"]).toContain("application/pdf");
  expect((await answer.body()).equals((await printedSheet(page)).pdf)).toBe(true);
});

test("the clerk is told what to do when no code can be read", async ({ browser }) => {
  const page = await signInAs(browser, "梁文员", "phone");
  const photo = await boardPhoto({ sheets: [], width: 2000 });
  await camera(page).setInputFiles({ name: "board.jpg", mimeType: "image/jpeg", buffer: photo });
  await expect(page.getByText("没有认出公示表的二维码")).toBeVisible();
  await expect(page.getByText("走近一点：公示表要占照片的三分之一")).toBeVisible();
  await expect(page.getByRole("button", { name: "上报", exact: true })).toBeHidden();
});

test("the clerk posts with one photo and three taps, and is told when it has arrived", async ({ browser }) => {
  const page = await signInAs(browser, "梁文员", "phone");
  await expect(todoCard(page)).toBeVisible();
  let taps = 0;
  await page.exposeFunction("countTap", () => (taps += 1));
  await page.addInitScript(() =>
    addEventListener("pointerdown", () => (window as unknown as { countTap(): void }).countTap(), true),
  );
  const { pdf } = await printedSheet(page);
  const photo = await boardPhoto({ sheets: [{ pdf }], exif: true });
  const began = Date.now();
  await page.reload();
  await expect(todoCard(page)).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await camera(page).click();
  await (await chooser).setFiles({ name: "board.jpg", mimeType: "image/jpeg", buffer: photo });
  await expect(page.getByText("认出1张公示表")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "上报", exact: true }).click();
  await expect(page.getByText(/^(正在送|已送达|未送达，仅在本机)/).first()).toBeVisible();
  const seconds = (Date.now() - began) / 1_000;
  await expect(page.getByText("已送达").first()).toBeVisible({ timeout: 30_000 });
  // The camera's own shutter is one more.
  expect(taps + 1).toBeLessThanOrEqual(8);
  console.log(`from opening the app to a queued posting: ${taps + 1} taps, ${seconds.toFixed(1)} s`);
  quiet(page);

  const { postings } = await ask(page, "{ postings { photoPath provenByCode } }");
  const [posting] = postings;
  expect(posting.provenByCode).toBe(true);
  const kept = await (await page.request.get(posting.photoPath)).body();
  expect(kept.includes(Buffer.from("Exif"))).toBe(false);
  expect(kept.length).toBeLessThan(600 * 1024);
});

test("the supervisor confirms it in one tap", async ({ browser }) => {
  const page = await signInAs(browser, "陈监督", "phone");
  await page.goto("/staff/confirm");
  const first = page.getByRole("article").filter({ hasText: "示例三经联社" });
  await first.getByRole("button", { name: "情况属实" }).click();
  const posting = page.getByRole("article").filter({ hasText: BATCH });
  await posting.getByRole("button", { name: "情况属实" }).click();
  await expect(page.getByText("都核实完了")).toBeVisible();
  // Kept on the phone until then: this is said once it has arrived.
  await expect(page.getByText("已核实：情况属实")).toBeVisible();
  quiet(page);
});

test("a resident finds it without an account, and the code opens exactly that edition", async ({ browser }) => {
  const { code, noticeId } = await printedSheet(await signInAs(browser, "梁文员", "phone"));
  const page = await openBrowser(browser, "phone");
  await page.goto("/");
  await page.getByRole("link", { name: UNIT }).click();
  await page
    .getByRole("link", { name: new RegExp(BATCH) })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`/notices/${noticeId}$`));
  await expect(page.getByText("公开中·已核实").first()).toBeVisible();
  expect(await page.locator("script[src*='_next']").count()).toBe(0);

  await page.goto(`/s/${code}`);
  await expect(page.getByText("最新版").first()).toBeVisible();
  await expect(page.getByText(BATCH).first()).toBeVisible();
  quiet(page);
});

test("the office sees the cell green, and only as far as it is proven", async ({ browser }) => {
  const page = await signInAs(browser, "吴专员", "desktop");
  await page.goto("/staff/coverage");
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${UNIT}`) }) });
  await expect(row).toContainText("公开中·已核实");
  await expect(page.getByText("合计100%")).toBeVisible();
  quiet(page);
});

const todoCard = (page: Page) => page.getByRole("link", { name: new RegExp(`^${PROGRAM} ${BATCH}`) });

const camera = (page: Page) => page.locator("input[type=file][capture]").first();

async function ask(page: Page, query: string) {
  const answer = await page.request.post("/graphql", { data: { query } });
  return (await answer.json()).data;
}

/** The sheet that the clerk has printed of this batch, from the server. */
async function printedSheet(clerk: Page): Promise<{ pdf: Buffer; code: string; noticeId: string }> {
  const { viewer } = await ask(clerk, "{ viewer { appointments { unit { id } } } }");
  const { sheets } = await ask(
    clerk,
    `{ sheets(unitId: "${viewer.appointments[0].unit.id}") { code pdfPath entries { notice { id batchName } } } }`,
  );
  const sheet = sheets.find((each: { entries: { notice: { batchName: string } }[] }) =>
    each.entries.every(({ notice }) => notice.batchName === BATCH),
  );
  const pdf = await (await clerk.request.get(sheet.pdfPath)).body();
  return { pdf, code: sheet.code, noticeId: sheet.entries[0].notice.id };
}

function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}
