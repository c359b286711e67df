import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { boardPhoto } from "../support/board-photo";
import { ask, camera } from "./support/board";
import { test } from "./support/journey";
import { demoPerson, signIn, signInAs } from "./support/people";

// What is on the phone and nowhere else: it outlives a crash, it says what is at fault, it is asked for before she signs
// out, and it goes by itself. It posts as it likes, so it comes after the journeys (by its name), which count what waits.

const CLERK = "梁文员";
const SUPERVISOR = "陈监督";

const ready = (page: Page) => expect(page.locator("[data-offline=ready]")).toBeVisible({ timeout: 60_000 });
const jpeg = (buffer: Buffer) => ({ name: "board.jpg", mimeType: "image/jpeg", buffer });
const submit = (page: Page) => page.getByRole("button", { name: "上报", exact: true }).click();

/** So many sheets of the clerk's own that may be posted, as printed. */
async function sheetsToPost(clerk: Page, count: number): Promise<Buffer[]> {
  const { viewer } = await ask(clerk, "{ viewer { appointments { unit { id } } } }");
  const unitId: string = viewer.appointments[0].unit.id;
  const { sheets } = await ask(clerk, `{ sheets(unitId: "${unitId}") { pdfPath entries { notice { actions } } } }`);
  const paths = (sheets as { pdfPath: string; entries: { notice: { actions: string[] } }[] }[])
    .filter(({ entries }) => entries.every(({ notice }) => notice.actions.includes("POST")))
    .map(({ pdfPath }) => pdfPath);
  expect(paths.length).toBeGreaterThanOrEqual(count);
  return Promise.all(paths.slice(0, count).map(async (path) => (await clerk.request.get(path)).body()));
}

test("what was written outlives a crash; a refusal comes back to its place, and is mended without a network", async ({
  browser,
}) => {
  const page = await signInAs(browser, CLERK, "phone");
  await ready(page);
  await camera(page).setInputFiles(jpeg(await boardPhoto({ sheets: [], width: 1600 })));
  await page.getByRole("button", { name: "照片没问题，仍要上报" }).click({ timeout: 60_000 });
  await page.getByRole("group", { name: "照片里是哪几张？" }).getByRole("checkbox").first().check();
  await page.getByRole("radio", { name: "其他" }).check();
  await page.getByLabel("说明原因").fill("雨水把二维码泡花了");
  await page.getByRole("button", { name: "改日期" }).click();
  await page.getByLabel("张贴日期").fill("2020-01-02");
  await page.getByLabel("为什么不是今天？").fill("上次下乡时贴的");
  const chosen = await page.getByRole("checkbox", { checked: true }).first().locator("xpath=..").innerText();
  await expect(page.getByText("未送达，仅在本机")).toHaveCount(0);

  const after = await page.context().newPage();
  const devtools = await page.context().newCDPSession(page);
  void devtools.send("Page.crash").catch(() => undefined);
  await page.waitForEvent("crash");
  await page.close();
  await after.goto("/staff");
  await expect(after.getByText("未送达 1")).toBeVisible();
  await after.getByText("未送达 1").click();
  await after.getByRole("link", { name: "接着报" }).click();
  await expect(after.getByRole("checkbox", { checked: true }).first().locator("xpath=..")).toHaveText(chosen);
  await expect(after.getByRole("radio", { name: "其他" })).toBeChecked();
  await expect(after.getByLabel("说明原因")).toHaveValue("雨水把二维码泡花了");
  await expect(after.getByLabel("张贴日期")).toHaveValue("2020-01-02");
  await expect(after.getByLabel("为什么不是今天？")).toHaveValue("上次下乡时贴的");

  await submit(after);
  await expect(after.getByText("没有收", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(after.getByText("要改的地方：张贴日期")).toBeVisible();

  await after.context().setOffline(true);
  await after.goto("/staff/sent");
  await expect(after.getByText("要改的地方：张贴日期")).toBeVisible();
  await expect(after.getByText(/早于公示表做出来的日子/)).toBeVisible();
  await after.getByLabel("张贴日期").fill(today());
  await after.getByRole("button", { name: "改好了，再送" }).click();
  await expect(after.getByText("未送达，仅在本机").first()).toBeVisible();
  await after.context().setOffline(false);
  await expect(after.getByText(/^未送达 \d/)).toBeHidden({ timeout: 60_000 });
  const { postings } = await ask(after, "{ postings { noCodeReason hangDate } }");
  expect(postings).toContainEqual({ noCodeReason: "雨水把二维码泡花了", hangDate: today() });
  await after.context().close();
});

test("several sheets in one photo, no network: signing out asks first, and the next signing in sends them", async ({
  browser,
}) => {
  const page = await signInAs(browser, CLERK, "phone");
  const pdfs = await sheetsToPost(page, 2);
  await ready(page);
  await camera(page).setInputFiles(
    jpeg(await boardPhoto({ sheets: pdfs.map((pdf) => ({ pdf })), width: 3200, share: 0.4 })),
  );
  await expect(page.getByText("认出2张公示表")).toBeVisible({ timeout: 60_000 });
  await page.context().setOffline(true);
  await submit(page);
  await expect(page.getByText("未送达，仅在本机").first()).toBeVisible();
  await page.getByRole("link", { name: "回到待办" }).click();
  await page.getByRole("link", { name: "我的" }).click();
  await expect(page.getByText("未送达 1")).toBeVisible();
  await page.getByRole("button", { name: "退出登录" }).click();
  await expect(page.getByRole("dialog").getByText("还有1份没送出去")).toBeVisible();
  await page.getByRole("button", { name: "先不退出" }).click();
  await expect(page.getByText("未送达 1")).toBeVisible();

  await page.route("**/graphql", (route) =>
    route.request().postData()?.includes("postNotices") ? route.abort() : route.continue(),
  );
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.getByRole("button", { name: "仍要退出" }).click();
  await expect(page.getByText("登录后自动送")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("未送达 1")).toBeVisible();
  await page.unroute("**/graphql");
  await signIn(page, demoPerson(CLERK));
  await expect(page.getByText(/^未送达 \d/)).toBeHidden({ timeout: 60_000 });
  await page.goto("/staff/sent");
  await expect(page.getByRole("article").first().getByRole("listitem")).toHaveCount(2);
  await page.context().close();
});

test("a supervisor without a network confirms one and returns the next; the clerk reads why, without one too", async ({
  browser,
}) => {
  const page = await signInAs(browser, SUPERVISOR, "phone");
  await ready(page);
  await page.goto("/staff/confirm");
  const waiting = async () => Number(/\d+/.exec(await page.getByText(/^还有\d+份要核实/).innerText())![0]);
  const before = await waiting();
  expect(before).toBeGreaterThanOrEqual(2);
  const photo = page.getByRole("button", { name: /点开看大图/ }).locator("img");
  const shown = () => photo.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0);
  await expect.poll(shown).toBe(true);
  await page.waitForFunction(async () => (await caches.has("gongshi-later")) === true);

  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByText(/^还有\d+份要核实/)).toBeVisible();
  await expect.poll(shown).toBe(true);
  await page.getByRole("button", { name: "情况属实" }).click();
  await expect(page.getByText("未送达 1")).toBeVisible();
  await expect.poll(waiting).toBe(before - 1);
  await page.getByRole("button", { name: "退回补拍" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "没拍全" }).check();
  // What the server would not take is said before it is on its way.
  await dialog.getByLabel(/补充说明/).fill("请打13800138000");
  await dialog.getByRole("button", { name: "退回" }).click();
  await expect(dialog.getByText("原因里请不要写电话、身份证号或卡号")).toBeVisible();
  await dialog.getByLabel(/补充说明/).fill("下面一截没进来");
  await dialog.getByRole("button", { name: "退回" }).click();
  await expect(page.getByText("未送达 2")).toBeVisible();
  await page.reload();
  await expect(page.getByText("未送达 2")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText(/^未送达 \d/)).toBeHidden({ timeout: 60_000 });

  const clerk = await signInAs(browser, CLERK, "phone");
  await ready(clerk);
  await clerk.goto("/staff/sent");
  const returned = clerk.getByRole("article").filter({ hasText: "没拍全：下面一截没进来" }).first();
  await expect(returned).toBeVisible();
  await clerk.context().setOffline(true);
  await clerk.reload();
  await expect(returned).toBeVisible();
  await expect(returned.getByText("要改的地方：照片")).toBeVisible();
  await clerk.context().close();
  await page.context().close();
});

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
