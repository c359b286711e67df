import { readFile } from "node:fs/promises";
import { read, utils, write } from "@e965/xlsx";
import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { syntheticPeople } from "../../prisma/seed/synthetic-people";
import { test } from "./support/journey";
import { complaintsOf, signInAs } from "./support/people";
import { opened, person } from "./support/prepare";

/**
 * A roll that no reader can know by itself: two columns of figures without a word of money, a number copied wrongly, an
 * amount that is none. The office is asked, sees what each answer would give, lets the rest in, mends what was left out,
 * and is not asked again.
 */
test.describe.configure({ mode: "serial" });

const quiet = (page: Page) => expect(complaintsOf(page)).toEqual([]);

type Row = (string | number)[];
const HEAD: Row = ["序号", "所属经联社", "姓名", "身份证号", "面积（亩）", "上次", "本次"];
const people = syntheticPeople(771, 12);
const amount = (index: number) => 100 + index * 10.5;
/** The number of one person is wrong in its last place, the amount of another is a word. */
const [WRONG_NUMBER, NO_AMOUNT] = [2, 7];
const wrong = (number: string) => `${number.slice(0, 17)}${number.endsWith("0") ? "1" : "0"}`;

function rollRows(): Row[] {
  const rows = people.map(({ name, identityNumber }, index): Row => [
    index + 1,
    index < 8 ? "示例一经联社" : "示例二经联社",
    name,
    index === WRONG_NUMBER ? wrong(identityNumber) : identityNumber,
    1.5 + index,
    90 + index,
    index === NO_AMOUNT ? "见附表" : amount(index),
  ]);
  const total = people.reduce((sum, _, index) => sum + amount(index), 0);
  return [HEAD, ...rows, ["合计", "", "", "", "", "", total]];
}

function xlsx(rows: readonly Row[]): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows as Row[]), "发放表");
  return write(book, { type: "buffer", bookType: "xlsx" }) as Buffer;
}

const asFile = (name: string, buffer: Buffer) => ({
  name,
  mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  buffer,
});

let first = "";
let second = "";
let downloaded = "";

test.beforeAll(async () => {
  const editor = await person("李经办");
  first = (await opened(editor, 61, "看不准的一批")).disclosureId;
  second = (await opened(editor, 62, "看不准的又一批")).disclosureId;
});

test("the office is asked, sees what each answer would give, and lets the lines in that can be read", async ({
  browser,
}) => {
  const page = await signInAs(browser, "吴专员", "desktop");
  await page.goto(`/staff/rolls/${first}`);
  await page.locator("input[type=file]").setInputFiles(asFile("清册.xlsx", xlsx(rollRows())));

  const question = page.getByRole("group", { name: /哪一列是发放金额/ });
  await expect(question.getByText("F列　上次")).toBeVisible();
  await expect(question.locator("label", { hasText: "F列　上次" })).toContainText(
    "读出11行，合计1,054.00元，读不进1行",
  );
  await expect(question.locator("label", { hasText: "G列　本次" })).toContainText(
    /读出10行.*读不进2行.*与清册里的合计相符/,
  );
  await expect(question.locator("label", { hasText: "G列　本次" })).toContainText("示例二经联社：4行");
  await question.locator("label", { hasText: "G列　本次" }).click();
  await page.getByRole("button", { name: "按这样读" }).click();

  await expect(page.getByText("现在只是试读，还没有写入任何数据。")).toBeVisible();
  const rejected = page.getByRole("region", { name: "读不进的行" });
  await expect(rejected.getByRole("row").nth(1)).toContainText(/发放表\s*4\s*身份证号\s*身份证号校验/);
  await expect(rejected.getByRole("row").nth(2)).toContainText(/发放表\s*9\s*本次\s*金额/);
  await expect(page.getByText("读不进的2行没有算进去")).toBeVisible();

  await page.getByLabel("政策依据").fill("实际种粮农民一次性补贴实施方案（示例文号）");
  await page.getByLabel("发放标准").fill("16.06元/亩·造");
  await page.getByRole("button", { name: "确认导入10行" }).click();
  await expect(page.getByText("已导入，现在是第1版草稿。")).toBeVisible();
  await expect(page.getByRole("button", { name: "提交审核" })).toBeDisabled();

  await expect(page.getByRole("heading", { name: "还有2行没有读进来" })).toBeVisible();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载这2行" }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe("清册（待修改）.xlsx");
  downloaded = await file.path();
  const rows = utils.sheet_to_json<string[]>(read(await readFile(downloaded)).Sheets["发放表"]!, { header: 1 });
  expect(rows.map((row) => row[2])).toEqual(["姓名", people[WRONG_NUMBER]!.name, people[NO_AMOUNT]!.name]);

  // One mended, the other as it was: what is still wrong stays out, and says so.
  await page.getByRole("button", { name: "补充导入" }).click();
  await page.locator("input[type=file]").setInputFiles(asFile("改了一行.xlsx", xlsx(mended(rows, 1))));
  await expect(page.getByText("原有10行，补充1行，共11行，其中1行是改好的")).toBeVisible();
  await expect(page.getByText("有一处看不准，请您定")).toBeHidden();
  await page.getByRole("button", { name: "确认补充1行" }).click();
  await expect(page.getByText("已补充1行到草稿。")).toBeVisible();
  await expect(page.getByRole("heading", { name: "还有1行没有读进来" })).toBeVisible();

  await page.getByRole("button", { name: "补充导入" }).click();
  await page.locator("input[type=file]").setInputFiles(asFile("都改好了.xlsx", xlsx(mended(rows, 2))));
  await expect(page.getByText("这一行已经补充进草稿，没有重复加入")).toBeVisible();
  await expect(page.getByText("原有11行，补充1行，共12行，其中1行是改好的")).toBeVisible();
  await expect(page.getByText("相符", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "确认补充1行" }).click();
  await expect(page.getByText("已补充1行到草稿。")).toBeVisible();
  await expect(page.getByText(/还有\d+行没有读进来/)).toBeHidden();

  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText("已提交审核，等审核人办理。")).toBeVisible();
  quiet(page);
});

/** The file of rejected rows as the office would mend it: the first so many of its rows. */
function mended(rows: readonly (readonly (string | number)[])[], count: number): Row[] {
  return rows.map((row, index) => {
    const cells = [...row];
    if (index === 1) cells[3] = people[WRONG_NUMBER]!.identityNumber;
    if (index === 2 && count > 1) cells[6] = amount(NO_AMOUNT);
    return cells;
  });
}

test("the next roll of that layout is read by the answer, and says whose it was", async ({ browser }) => {
  const page = await signInAs(browser, "李经办", "phone");
  await page.goto(`/staff/rolls/${second}`);
  await page.locator("input[type=file]").setInputFiles(asFile("下一批.xlsx", xlsx(rollRows())));
  await expect(page.getByText("用了以前记住的读法")).toBeVisible();
  await expect(page.getByText(/的列按吴专员在.*指定的读/)).toBeVisible();
  await expect(page.getByText("有一处看不准，请您定")).toBeHidden();
  await expect(page.getByText("10行").first()).toBeVisible();
  // Nothing on a phone is wider than the phone.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole("button", { name: "不用了，重新问我" }).click();
  await expect(page.getByText("有一处看不准，请您定")).toBeVisible();
  quiet(page);
});
