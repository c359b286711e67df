import { expect } from "@playwright/test";
import { test } from "./support/journey";
import { complaintsOf, openBrowser, signInAs } from "./support/people";
import { ask, person } from "./support/prepare";
import type { Caller } from "./support/prepare";

/** What a reviewer compares, an outside checker looks at, and the office prints: on the demo's own disclosures. */

/** The disclosure of a program's batch at a stage, by the office's own list. */
async function find(who: Caller, program: string, batch: string, stage: string, yearsBack = 0): Promise<string> {
  const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() - yearsBack;
  const { publicSubdistricts } = await ask(who, "{ publicSubdistricts { id } }");
  const { batches } = await ask(
    who,
    `query($id: ID!, $year: Int!) { batches(subdistrictId: $id, year: $year) {
      name program { code } disclosures { id stage } } }`,
    { id: publicSubdistricts[0].id, year },
  );
  const found = batches.find(
    (each: { name: string; program: { code: string } }) => each.name === batch && each.program.code === program,
  );
  return found.disclosures.find((each: { stage: string }) => each.stage === stage).id;
}

test("a reviewer sees the difference first, the sums counted anew, and the whole behind it", async ({ browser }) => {
  const page = await signInAs(browser, "黄初审", "phone");
  const id = await find(page, "B-ZLBT", "晚造", "RESULT");
  await page.goto(`/staff/review/${id}`);
  await expect(page.getByText("和第1轮送审的内容相比")).toBeVisible();
  await expect(page.getByText("明细逐行重新相加，和送审的合计一致。")).toBeVisible();
  await expect(page.getByText(/^变化 \d/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "导入时的问题" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "公示表开头" })).toBeVisible();
  expect(complaintsOf(page)).toEqual([]);
});

test("an outside checker opens a link without an account, sees no name of the board, until it is taken back", async ({
  browser,
}) => {
  const office = await signInAs(browser, "吴专员", "desktop");
  const id = await find(office, "B-ZLBT", "晚造", "RESULT");
  await office.goto(`/staff/rolls/${id}`);
  const form = await office.request.get((await office.getByRole("link", { name: "打印审批表" }).getAttribute("href"))!);
  expect(form.headers()["content-type"]).toBe("application/pdf");

  await office.getByRole("button", { name: "开一个预览链接" }).click();
  const dialog = office.getByRole("dialog");
  await dialog.getByRole("button", { name: "开一个预览链接" }).click();
  await expect(dialog.getByText("请写明给谁看。")).toBeVisible();
  await dialog.getByLabel("给谁看").fill("司法所张所长");
  await dialog.getByRole("button", { name: "开一个预览链接" }).click();
  const address = new URL(await office.getByRole("textbox", { name: "预览链接" }).inputValue()).pathname;
  await office.getByRole("button", { name: "好了" }).click();

  const checker = await openBrowser(browser, "phone");
  const answer = await checker.goto(address);
  expect(answer?.headers()).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
  expect(answer?.headers()["x-robots-tag"]).toContain("noindex");
  await expect(checker.getByText("这是草稿，还没有发布")).toBeVisible();
  expect(await checker.locator("script[src*='_next']").count()).toBe(0);
  const { disclosure } = await ask(
    office,
    "query($id: ID!) { disclosure(id: $id) { latest { lines(first: 5) { lines { name } } } } }",
    { id },
  );
  const shown = await checker.content();
  for (const { name } of disclosure.latest.lines.lines) expect(shown).not.toContain(name);

  await office.reload();
  const link = office.getByRole("listitem").filter({ hasText: "司法所张所长" });
  await expect(link.getByText(/打开过1次/)).toBeVisible();
  await link.getByRole("button", { name: "收回", exact: true }).click();
  await office.getByRole("dialog").getByRole("button", { name: "收回", exact: true }).click();
  await expect(link.getByText(/已收回/)).toBeVisible();
  await checker.goto(address);
  await expect(checker.getByText("给您链接的人已经把它收回")).toBeVisible();
  expect(complaintsOf(office)).toEqual([]);
  expect(complaintsOf(checker).filter((said) => !said.includes("410") && !said.includes("404"))).toEqual([]);
});

test("the office closes the stage before payment where every list has hung its time, and nowhere else", async ({
  browser,
}) => {
  const page = await signInAs(browser, "吴专员", "desktop");
  const office = await person("吴专员");
  await page.goto(`/staff/rolls/${await find(office, "A-GDDL", "第一批", "BEFORE_PAYMENT")}`);
  await expect(page.getByText(/个单位中还差\d+个/)).toBeVisible();
  await expect(page.getByRole("button", { name: "结束公示，出情况说明" })).toBeHidden();

  await page.goto(`/staff/rolls/${await find(office, "A-GDDL", "补登地块", "BEFORE_PAYMENT")}`);
  await page.getByRole("button", { name: "结束公示，出情况说明" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("收到异议（件）").fill("1");
  await dialog.getByRole("button", { name: "结束公示，出情况说明" }).click();
  await expect(dialog.getByText("请写明原因。")).toBeVisible();
  await dialog.getByLabel("处理结果").fill("面积已现场复核，本人无异议");
  await dialog.getByRole("button", { name: "结束公示，出情况说明" }).click();
  await expect(page.getByText("公示已结束")).toBeVisible();
  const link = page.getByRole("link", { name: "打开公示情况说明" });
  const statement = await page.request.get((await link.getAttribute("href"))!);
  expect(statement.headers()["content-type"]).toBe("application/pdf");
  expect(complaintsOf(page)).toEqual([]);
});
