import type { Browser, Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { boardPhoto } from "../support/board-photo";
import { complaintsOf, demoPerson, signInAs, site } from "./support/people";

// What belongs to a phone besides the photo: other channels, and a session that is ended from elsewhere.

const UNIT = "示例一经联社";

async function ask(page: Page, query: string, variables: object = {}) {
  const answer = await page.request.post("/graphql", { data: { query, variables } });
  return (await answer.json()).data;
}

const quiet = (page: Page) => expect(complaintsOf(page)).toEqual([]);
const camera = (page: Page) => page.locator("input[type=file][capture]").first();

/** A sheet of the unit that hangs already: posting it once more changes no other journey's world. */
async function hangingSheet(clerk: Page): Promise<{ photo: Buffer; noticeId: string; unitId: string; title: string }> {
  const { viewer } = await ask(clerk, "{ viewer { appointments { unit { id } } } }");
  const unitId = viewer.appointments[0].unit.id as string;
  const { sheets } = await ask(
    clerk,
    `query($id: ID!) { sheets(unitId: $id) { pdfPath entries { notice { id title current step } } } }`,
    { id: unitId },
  );
  const sheet = sheets.find((each: { entries: { notice: { current: boolean; step: string } }[] }) =>
    each.entries.every(({ notice }) => notice.current && ["VERIFIED", "PERIOD_OVER"].includes(notice.step)),
  );
  const pdf = await (await clerk.request.get(sheet.pdfPath)).body();
  const [{ notice }] = sheet.entries;
  return { photo: await boardPhoto({ sheets: [{ pdf }] }), noticeId: notice.id, unitId, title: notice.title };
}

async function takePhoto(page: Page, photo: Buffer): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await camera(page).click();
  await (await chooser).setFiles({ name: "board.jpg", mimeType: "image/jpeg", buffer: photo });
}

test("other channels go with the posting in at most eight taps, and what may be said there is ready", async ({
  browser,
}) => {
  const page = await signInAs(browser, "梁文员", "phone");
  const { photo, noticeId } = await hangingSheet(page);
  let taps = 0;
  await page.exposeFunction("countTap", () => (taps += 1));
  await page.addInitScript(() =>
    addEventListener("pointerdown", () => (window as unknown as { countTap(): void }).countTap(), true),
  );
  await page.goto("/staff/todo");
  await takePhoto(page, photo);
  await expect(page.getByText("认出1张公示表")).toBeVisible({ timeout: 60_000 });
  await page.getByText("微信群", { exact: true }).click();
  await page.getByText("广播", { exact: true }).click();
  await page.getByRole("button", { name: "上报", exact: true }).click();
  await expect(page.getByText("已送达").first()).toBeVisible({ timeout: 60_000 });
  // The camera's own shutter is one more.
  expect(taps + 1).toBeLessThanOrEqual(8);
  console.log(`taps from opening the app to a posting with two other channels: ${taps + 1}`);

  await page.goto(`/staff/notices/${noticeId}`);
  await expect(page.getByText(/另已告知：.*微信群/)).toBeVisible();
  await page.getByText("发到群里、广播").click();
  const group = page.getByRole("region", { name: "群里的文字" });
  await expect(group).toContainText(`【${UNIT}】`);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await group.getByRole("button", { name: "复制" }).click();
  await expect(group.getByText("已复制")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`${site()}/notices/${noticeId}`);
  const script = await page.getByRole("region", { name: "广播稿" }).locator("p").first().innerText();
  expect(script.length).toBeLessThanOrEqual(240);
  expect(script).not.toMatch(/\d/);
  const picture = page.getByRole("img", { name: /发到群里的图片/ });
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1080);
  await page.context().close();
});

/** A posting that only this phone has: the network went before 上报. */
async function stuckPosting(browser: Browser): Promise<Page> {
  const page = await signInAs(browser, "梁文员", "phone");
  const { photo } = await hangingSheet(page);
  await expect(page.locator("[data-offline=ready]")).toBeVisible({ timeout: 60_000 });
  await page.goto("/staff/todo");
  await takePhoto(page, photo);
  await expect(page.getByText("认出1张公示表")).toBeVisible({ timeout: 60_000 });
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "上报", exact: true }).click();
  await expect(page.getByText("未送达，仅在本机").first()).toBeVisible();
  await page.goto("/staff/sent");
  return page;
}

test("a session ended from elsewhere: sign in again, and what was not sent goes on", async ({ browser }) => {
  const phone = await stuckPosting(browser);
  const desk = await signInAs(browser, "梁文员", "desktop");
  await desk.goto("/staff/me");
  const devices = desk.getByRole("listitem").filter({ has: desk.getByRole("button", { name: "退出这台" }) });
  await expect(devices.first()).toBeVisible();
  for (let left = await devices.count(); left > 0; left -= 1) {
    await devices.first().getByRole("button", { name: "退出这台" }).click();
    await expect(devices).toHaveCount(left - 1);
  }
  quiet(desk);

  await phone.context().setOffline(false);
  await expect(phone.getByLabel("手机号")).toBeVisible({ timeout: 60_000 });
  await expect(phone.getByText(/没送出去的照片还在这部手机里/)).toBeVisible();
  const person = demoPerson("梁文员");
  await phone.getByLabel("手机号").fill(person.phone);
  await phone.getByLabel("密码", { exact: true }).fill(person.password);
  await phone.getByRole("button", { name: "登录" }).click();
  await expect(phone.getByLabel("手机号")).toBeHidden();
  await expect(phone.getByText(/^未送达 \d/)).toBeHidden({ timeout: 60_000 });
  await phone.context().close();
});
