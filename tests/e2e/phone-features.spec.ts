import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { boardPhoto } from "../support/board-photo";
import { test } from "./support/journey";
import { complaintsOf, demoPerson, signInAs, site } from "./support/people";

// What belongs to a phone besides the photo: other channels, a file when nothing goes through, a session that is ended
// from elsewhere, a link without an account, and being told.

const UNIT = "示例一经联社";

async function ask(page: Page, query: string, variables: object = {}) {
  const answer = await page.request.post("/graphql", { data: { query, variables } });
  return (await answer.json()).data;
}

const quiet = (page: Page) => expect(complaintsOf(page)).toEqual([]);
const camera = (page: Page) => page.locator("input[type=file][capture]").first();

/** A sheet of the unit, of what is so called, that hangs already: posting it once more changes no other journey's world. */
async function hangingSheet(
  clerk: Page,
  called = /./,
): Promise<{ photo: Buffer; noticeId: string; unitId: string; title: string }> {
  const { viewer } = await ask(clerk, "{ viewer { appointments { unit { id } } } }");
  const unitId = viewer.appointments[0].unit.id as string;
  const { sheets } = await ask(
    clerk,
    `query($id: ID!) { sheets(unitId: $id) { pdfPath entries { notice { id title current step } } } }`,
    { id: unitId },
  );
  const sheet = sheets.find((each: { entries: { notice: { title: string; current: boolean; step: string } }[] }) =>
    each.entries.every(
      ({ notice: { title, current, step } }) =>
        called.test(title) && current && ["VERIFIED", "PERIOD_OVER"].includes(step),
    ),
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
  // Its program asks for the WeChat group too.
  const { photo, noticeId } = await hangingSheet(page, /耕地地力保护补贴/);
  let taps = 0;
  await page.exposeFunction("countTap", () => (taps += 1));
  await page.addInitScript(() =>
    addEventListener("pointerdown", () => (window as unknown as { countTap(): void }).countTap(), true),
  );
  await page.goto("/staff/todo");
  await takePhoto(page, photo);
  await expect(page.getByText("认出1张公示表")).toBeVisible({ timeout: 60_000 });
  await page.getByText("微信群", { exact: true }).click();
  // As the street calls it, and what the program expects stands first.
  await page.getByText("村村响广播", { exact: true }).click();
  const ticks = page.getByRole("group", { name: "另已告知" }).getByRole("checkbox");
  await expect(ticks).toHaveCount(4);
  await expect(page.getByRole("checkbox", { name: /微信群.*要求/ })).toBeChecked();
  await expect(ticks.first()).toBeChecked();
  await page.getByRole("button", { name: "上报", exact: true }).click();
  await expect(page.getByText("已送达").first()).toBeVisible({ timeout: 60_000 });
  // The camera's own shutter is one more.
  expect(taps + 1).toBeLessThanOrEqual(8);
  console.log(`taps from opening the app to a posting with two other channels: ${taps + 1}`);

  await page.goto(`/staff/notices/${noticeId}`);
  await expect(page.getByText(/另已告知：.*微信群.*村村响广播/)).toBeVisible();
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

  // Told elsewhere only afterwards, without a network: kept, and sent by itself.
  await page.context().setOffline(true);
  const later = page.getByRole("group", { name: "登记其他渠道" });
  await later.getByText("会议宣读", { exact: true }).click();
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByText("未送达 1")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("未送达 1")).toBeHidden({ timeout: 30_000 });
  await expect(page.getByText(/另已告知：.*会议宣读/)).toBeVisible();

  // Ticked by mistake, seen without a network: taken back, kept, and sent by itself.
  await page.context().setOffline(true);
  await page.getByRole("button", { name: /^撤回会议宣读/ }).click();
  await expect(page.getByText("撤回中，有网自动送")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("未送达 1")).toBeHidden({ timeout: 30_000 });
  await expect(page.getByText(/另已告知：.*会议宣读/)).toBeHidden();
  await expect(page.getByText(/另已告知：.*微信群/)).toBeVisible();
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

test("what is stuck leaves the phone as a file, the office hands it in, and the phone finds its receipt", async ({
  browser,
}) => {
  const phone = await stuckPosting(browser);
  const saving = phone.waitForEvent("download");
  await phone.getByRole("button", { name: "存成文件" }).first().click();
  const text = readFileSync(await (await saving).path(), "utf8");
  const file = (content: string) => ({ name: "上报.txt", mimeType: "text/plain", buffer: Buffer.from(content) });

  const office = await signInAs(browser, "吴专员", "desktop");
  await office.goto("/staff/hand-in");
  const choose = office.locator("input[type=file]");
  await choose.setInputFiles(file("买菜"));
  await expect(office.getByText("这不是公示上报的文件")).toBeVisible();
  await choose.setInputFiles(file(text.replace(/"hangDate":"\d{4}/, '"hangDate":"2020')));
  await expect(office.getByText("这个文件的内容被改动过，或者没有传完整")).toBeVisible();
  await choose.setInputFiles(file(text));
  await expect(office.getByText("梁文员")).toBeVisible();
  await office.getByRole("button", { name: "代交" }).click();
  await expect(office.getByText(/显示这一份已送达/)).toBeVisible({ timeout: 60_000 });
  await choose.setInputFiles(file(text));
  await office.getByRole("button", { name: "代交" }).click();
  await expect(office.getByText("早已送达")).toBeVisible({ timeout: 60_000 });
  quiet(office);

  await phone.context().setOffline(false);
  await expect(phone.getByText(/^未送达 \d/)).toBeHidden({ timeout: 60_000 });
  await phone.reload();
  await expect(phone.getByText("由吴专员代交").first()).toBeVisible();
  await phone.context().close();
});

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

test("a supervisor without an account decides by a link, on a phone without script", async ({ browser }) => {
  const office = await signInAs(browser, "吴专员", "desktop");
  const clerk = await signInAs(browser, "梁文员", "phone");
  const { unitId } = await hangingSheet(clerk);
  const { postings: waiting } = await ask(clerk, `query($id: ID!) { postings(unitId: $id, state: PENDING) { id } }`, {
    id: unitId,
  });
  // What the office handed in itself is not on its link.
  const postings: { id: string; linkFor: { id: string; name: string }[] }[] = [];
  for (const { id } of waiting) {
    const { posting } = await ask(office, `query($id: ID!) { posting(id: $id) { id linkFor { id name } } }`, { id });
    if (posting.linkFor.length > 0) postings.push(posting);
  }
  expect(postings.length).toBeGreaterThan(0);
  const supervisor = postings[0]!.linkFor.find(({ name }) => name === "陈监督")!;
  const made = await ask(
    office,
    `mutation($unit: ID!, $person: ID!) { makeConfirmLink(unitId: $unit, supervisorId: $person) { ... on ConfirmLink { url } } }`,
    { unit: unitId, person: supervisor.id },
  );
  const path = new URL(made.makeConfirmLink.url).pathname;

  const context = await browser.newContext({
    baseURL: site(),
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
    javaScriptEnabled: false,
    userAgent:
      "Mozilla/5.0 (Linux; Android 7.1; OPPO A57) AppleWebKit/537.36 Version/4.0 Chrome/86 Mobile Safari/537.36 MicroMessenger/8.0",
  });
  const page = await context.newPage();
  await page.goto(path);
  await expect(page.getByText(`陈监督（${UNIT}监督员）`)).toBeVisible();
  await expect(page.getByRole("img").first()).toBeVisible();
  for (const _ of postings) await page.getByRole("button", { name: "情况属实" }).click();
  await expect(page.getByText("都核实完了，谢谢您")).toBeVisible();
  await page.goto("/confirm/nothing");
  await expect(page.getByText("这个链接打不开")).toBeVisible();
  await context.close();
  const decided = await ask(office, `query($id: ID!) { posting(id: $id) { state decidedByName decidedViaLink } }`, {
    id: postings[0]!.id,
  });
  expect(decided.posting).toEqual({ state: "CONFIRMED", decidedByName: "陈监督", decidedViaLink: true });
});

test("being told is asked for; the message shows, and its tap opens the right screen", async ({ browser }) => {
  const page = await signInAs(browser, "周联络", "phone");
  await page.context().grantPermissions(["notifications"], { origin: site() });
  // No push service is reachable here: the browser's own subscription is stood in for, everything behind it is real.
  await page.addInitScript(() => {
    let subscription: object | null = null;
    PushManager.prototype.subscribe = async () =>
      (subscription = {
        endpoint: "https://fcm.googleapis.com/fcm/send/test",
        toJSON: () => ({
          endpoint: "https://fcm.googleapis.com/fcm/send/test",
          keys: { p256dh: `B${"A".repeat(86)}`, auth: "A".repeat(22) },
        }),
        unsubscribe: async () => true,
      }) as unknown as PushSubscription;
    PushManager.prototype.getSubscription = async () => subscription as PushSubscription | null;
    (window as { asked?: string[] }).asked = [];
    Notification.requestPermission = async () => {
      (window as unknown as { asked: string[] }).asked.push("permission");
      return "granted";
    };
  });
  await page.goto("/staff/me");
  const wanted = page.getByRole("switch", { name: "到期、退回时提醒我" });
  await expect(wanted).toBeVisible({ timeout: 60_000 });
  expect(await page.evaluate(() => (window as { asked?: string[] }).asked)).toEqual([]);
  // The switch stands where the phone stands: it moves once the subscription has arrived.
  await wanted.click();
  await expect(wanted).toBeChecked();
  await expect(wanted).toBeEnabled();
  await wanted.click();
  await expect(wanted).not.toBeChecked();

  const [worker = await page.context().waitForEvent("serviceworker")] = page.context().serviceWorkers();
  // In the worker's own words: its types are not those of a page.
  const shown = await worker.evaluate(`(async () => {
    const data = JSON.stringify({ kind: "DUE", overdue: 0, dueSoon: 2, toConfirm: 3, badge: 5 });
    self.dispatchEvent(new PushEvent("push", { data }));
    for (let tries = 0; tries < 50; tries += 1) {
      const [notification] = await self.registration.getNotifications();
      if (notification !== undefined) {
        self.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
        return notification.body;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return null;
  })()`);
  expect(shown).toBe("2张快到期，3份等您核实");
  await expect(page).toHaveURL(/\/staff\/todo$/);
  await page.context().close();
});

test("what a phone's tabs have no room for is found under 我的, and not twice on a desk", async ({ browser }) => {
  const page = await signInAs(browser, "梁文员", "phone");
  await expect(page.getByRole("navigation", { name: "主要栏目" }).getByRole("link", { name: "查阅登记" })).toBeHidden();
  await page.getByRole("link", { name: "我的" }).click();
  await page.getByRole("navigation", { name: "更多栏目" }).getByRole("link", { name: "查阅登记" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "查阅登记" })).toBeVisible();
  quiet(page);
  const desk = await signInAs(browser, "梁文员", "desktop");
  await desk.getByRole("link", { name: "我的" }).click();
  await expect(desk.getByRole("heading", { level: 1, name: "我的" })).toBeVisible();
  await expect(desk.getByRole("navigation", { name: "更多栏目" })).toBeHidden();
  await expect(desk.getByRole("link", { name: "查阅登记" })).toBeVisible();
});
