import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { test } from "./support/journey";
import { complaintsOf, signInAs } from "./support/people";

/** A period is changed by a screen: what it changes, from when, and that what hangs keeps its own. */
test.describe.configure({ mode: "serial", timeout: 300_000 });

const PROGRAM = "耕地地力保护补贴";
const quiet = (page: Page) => expect(complaintsOf(page)).toEqual([]);

const day = (later: number): string => new Date(Date.now() + (8 + 24 * later) * 3_600_000).toISOString().slice(0, 10);
const words = (date: string): string => {
  const [year, month, of] = date.split("-").map(Number);
  return `${year}年${month}月${of}日`;
};

async function openForm(page: Page): Promise<void> {
  await page.goto("/staff/programs");
  await page.getByRole("link", { name: PROGRAM, exact: true }).click();
  await page.getByRole("link", { name: "修改设置" }).click();
}

test("the office plans a longer period, sees from when, and takes it back", async ({ browser }) => {
  const page = await signInAs(browser, "吴专员", "desktop");
  await openForm(page);
  await expect(page.getByText("还没有改动。")).toBeVisible();
  const result = page.getByRole("group", { name: "发放结果公开" });
  await result.getByLabel("张贴多久").fill("9");
  await expect(page.getByText(/改为：.*9个工作日/)).toBeVisible();
  await page.getByLabel("从哪天起").fill(day(30));
  await page.getByRole("button", { name: "确认修改" }).click();
  await expect(page.getByText("请写明原因。")).toBeVisible();
  await page.getByLabel("为什么改").fill("按新办法延长公开期");
  await page.getByRole("button", { name: "确认修改" }).click();

  await expect(page.getByText(`已排好，到${words(day(30))}自动生效。`)).toBeVisible();
  const coming = page
    .getByRole("region", { name: "还没生效的修改" })
    .or(page.locator("section").filter({ has: page.getByRole("heading", { name: "还没生效的修改" }) }));
  await expect(coming.first()).toContainText("按新办法延长公开期");
  await expect(coming.first()).toContainText("只对生效后发布的算，正在张贴的不变");
  await expect(page.getByText(/公开期7个工作日/).first()).toBeVisible();
  await page.getByRole("button", { name: "取消这次修改" }).click();
  await expect(page.getByText("吴专员取消，没有生效")).toBeVisible();
  quiet(page);
});

test("the office changes it from today: the setting is new, what hangs keeps its period", async ({ browser }) => {
  const page = await signInAs(browser, "吴专员", "desktop");
  const periods = async () => {
    const answer = await page.request.post("/graphql", {
      data: {
        query: `{ viewer { appointments { unit { subdistrictId } } } }`,
      },
    });
    const id = (await answer.json()).data.viewer.appointments[0].unit.subdistrictId;
    const year = new Date().getFullYear();
    const rows = await page.request.post("/graphql", {
      data: {
        query: `query($id: ID!, $year: Int!) { coverage(subdistrictId: $id, year: $year) { cells { noticeId } } }`,
        variables: { id, year },
      },
    });
    const { cells } = (await rows.json()).data.coverage;
    const notice = cells.find(({ noticeId }: { noticeId: string | null }) => noticeId !== null).noticeId;
    const one = await page.request.post("/graphql", {
      data: { query: `query($id: ID!) { notice(id: $id) { periodLength periodUnit } }`, variables: { id: notice } },
    });
    return (await one.json()).data.notice;
  };
  const before = await periods();
  await openForm(page);
  await page.getByRole("group", { name: "发放结果公开" }).getByLabel("张贴多久").fill("8");
  await page.getByLabel("为什么改").fill("按新办法");
  await page.getByRole("button", { name: "确认修改" }).click();
  await expect(page.getByText("已修改，从今天起生效。")).toBeVisible();
  await expect(page.getByText(/公开期8个工作日/).first()).toBeVisible();
  await expect(page.getByText(/原来：.*7个工作日/).first()).toBeVisible();
  expect(await periods()).toEqual(before);
  quiet(page);

  const phone = await signInAs(browser, "苏管理", "phone");
  await phone.goto(new URL(page.url()).pathname);
  await expect(phone.getByText(/公开期8个工作日/).first()).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  quiet(phone);
});
