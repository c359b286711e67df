import { expect, type Browser, type Page } from "@playwright/test";
import { anySheet, ask, camera, cameraFile } from "./support/board";
import { test } from "./support/journey";
import { demoPerson, signInAs, site } from "./support/people";

// WeChat's own browser, as far as its name and what it lacks make it: no service worker, no installing, no background
// sync, no promise to keep anything, no file to save. Everything works while the page is open, and the screen says so.
// It posts as it likes, so it comes after the journeys (by its name), which count what waits.

const WECHAT =
  "Mozilla/5.0 (Linux; Android 10; V1934A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 " +
  "Mobile Safari/537.36 XWEB/5075 MMWEBSDK/20230202 MicroMessenger/8.0.33.2320(0x28002151) WeChat/arm64 Weixin " +
  "NetType/4G Language/zh_CN ABI/arm64";

async function weChat(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    baseURL: site(),
    userAgent: WECHAT,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
    acceptDownloads: false,
  });
  await context.addInitScript(() => {
    delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker;
    delete (Navigator.prototype as { share?: unknown }).share;
    delete (Navigator.prototype as { locks?: unknown }).locks;
    delete (Navigator.prototype as { storage?: unknown }).storage;
    for (const name of ["SyncManager", "PushManager", "Notification", "caches", "showSaveFilePicker"]) {
      delete (globalThis as Record<string, unknown>)[name];
    }
    addEventListener("beforeinstallprompt", (event) => event.stopImmediatePropagation(), true);
  });
  return context.newPage();
}

test("in WeChat's browser a clerk posts, is told what to expect, and loses nothing to a reload", async ({
  browser,
}) => {
  const helper = await signInAs(browser, "梁文员", "phone");
  const { pdf } = await anySheet(helper);
  const page = await weChat(browser);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  const person = demoPerson("梁文员");
  await page.goto("/staff");
  await page.getByLabel("手机号").fill(person.phone);
  await page.getByLabel("密码", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.locator("[data-offline=foreground]")).toBeVisible();
  await expect(page.getByText("联网时才能打开；发送完之前请不要关闭本页")).toBeVisible();

  await page.getByRole("link", { name: "我的" }).click();
  await expect(page.getByText(/微信里打开的，关掉就不会再送/)).toBeVisible();
  await expect(page.getByText("这个浏览器不保证长期保存。没送出的照片请尽早联网送出。")).toBeVisible();
  await expect(page.getByRole("button", { name: "装到手机桌面" })).toBeHidden();
  await page.getByRole("link", { name: "待办" }).click();

  // The signal goes after the photo: it stays here, says so, survives a reload, and goes by itself once there is one.
  await camera(page).setInputFiles(await cameraFile(pdf));
  const submit = page.getByRole("button", { name: "上报", exact: true });
  await submit.waitFor({ timeout: 60_000 });
  await page.route(/\/photos\//, (route) => route.abort());
  await submit.click();
  await expect(page.getByText("未送达，仅在本机").first()).toBeVisible();
  await page.reload();
  await expect(page.getByText(/未送达 1/)).toBeVisible();
  await page.unroute(/\/photos\//);
  const before = (await ask(helper, "{ postings { id } }")).postings.length;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(page.getByText(/未送达 1/)).toBeHidden({ timeout: 30_000 });
  expect((await ask(helper, "{ postings { id } }")).postings.length).toBe(before + 1);
  expect(faults).toEqual([]);
  await page.context().close();
  await helper.context().close();
});

test("in WeChat's browser a supervisor confirms", async ({ browser }) => {
  const page = await weChat(browser);
  const person = demoPerson("周联络");
  await page.goto("/staff");
  await page.getByLabel("手机号").fill(person.phone);
  await page.getByLabel("密码", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByLabel("手机号")).toBeHidden();
  await page.goto("/staff/confirm");
  await expect(page.getByRole("heading", { level: 1, name: "核实" })).toBeVisible();
  await page.context().close();
});
