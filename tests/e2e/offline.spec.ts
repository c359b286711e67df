import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { MOST_OWN_FILES } from "../../apps/web/src/lib/kept/own-files";
import { MOST_LATER_FILES } from "../../apps/web/src/lib/offline/later-files";
import { root } from "../support/server-process";
import { test } from "./support/journey";
import { complaintsOf, demoPerson, openBrowser, signInAs } from "./support/people";

// The app at a board without a signal: it opens, shows one's own work and nobody else's, and says what is true.

/** What may have crossed the network before the tick, scripts compressed; the code reader comes after it. */
const SCRIPT_BUDGET = 250 * 1024;
const PHONE_BUDGET = 20 * 1024 * 1024;

const ready = (page: Page) => expect(page.locator("[data-offline=ready]")).toBeVisible({ timeout: 60_000 });

test("after the first visit everything of one's own opens without a network", async ({ browser }) => {
  const page = await signInAs(browser, "梁文员", "phone");
  await ready(page);
  const notice = page.getByRole("link", { name: /^实际种粮农民一次性补贴 早造/ }).first();
  await expect(notice).toBeVisible();
  await page.waitForFunction(async () => (await caches.has("gongshi-later")) === true);

  await page.context().setOffline(true);
  await page.goto("/staff");
  await expect(page.getByText(/网络不通，下面是.*看到的内容/)).toBeVisible();
  await notice.click();
  const sheet = page.getByRole("link", { name: /打开打印版/ });
  await expect(sheet).toBeVisible();
  const pdf = await page.evaluate(
    async (path) => {
      const answer = await fetch(path);
      return { type: answer.headers.get("content-type"), head: (await answer.text()).slice(0, 5) };
    },
    (await sheet.getAttribute("href"))!,
  );
  expect(pdf).toEqual({ type: "application/pdf", head: "%PDF-" });
  await page.getByRole("link", { name: "返回" }).click();
  await page.getByRole("link", { name: "已报" }).click();
  await expect(page.getByRole("heading", { name: "已送达" })).toBeVisible();

  const stored = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  expect(stored).toBeLessThan(PHONE_BUDGET);
  console.log(`on the phone: ${(stored / 1024 / 1024).toFixed(1)} MB`);
  await page.context().close();
});

test("of very many kept answers the oldest go, and the newest are there without a network", async ({ browser }) => {
  const page = await signInAs(browser, "梁文员", "phone");
  await ready(page);
  const answers = (write: number) =>
    page.evaluate(async (many) => {
      const open = indexedDB.open("gongshi-kept");
      const database = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => resolve(open.result);
      });
      const store = database.transaction("answers", "readwrite").objectStore("answers");
      for (let each = 0; each < many; each += 1) store.put({ data: {}, at: each }, `old ${each}`);
      const count = store.count();
      await new Promise((resolve) => {
        store.transaction.oncomplete = resolve;
      });
      database.close();
      return count.result;
    }, write);
  expect(await answers(700)).toBeGreaterThan(700);
  await page.reload();
  await ready(page);
  await expect.poll(() => answers(0)).toBeLessThan(700);
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByRole("link", { name: /^实际种粮农民一次性补贴 早造/ }).first()).toBeVisible();
  await page.context().close();
});

test("signing out leaves nothing of hers behind, and the next person sees only his own", async ({ browser }) => {
  const page = await signInAs(browser, "梁文员", "phone");
  await ready(page);
  await page.getByRole("link", { name: "我的" }).click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await expect(page.getByLabel("手机号")).toBeVisible();
  const left = () =>
    page.evaluate(async () => {
      const open = indexedDB.open("gongshi-kept");
      const database = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => resolve(open.result);
      });
      const count = (name: string) =>
        new Promise<number>((resolve) => {
          const request = database.transaction(name).objectStore(name).count();
          request.onsuccess = () => resolve(request.result);
        });
      const found = { answers: await count("answers"), owner: await count("owner") };
      database.close();
      return { ...found, files: (await caches.keys()).filter((name) => name.startsWith("gongshi-own-")).length };
    });
  expect(await left()).toEqual({ answers: 0, owner: 0, files: 0 });
  await page.context().setOffline(true);
  await page.goto("/staff");
  await expect(page.getByText("连不上服务器")).toBeVisible();
  await expect(page.getByText("示例一经联社")).toBeHidden();

  await page.context().setOffline(false);
  const other = demoPerson("陈监督");
  await page.getByLabel("手机号").fill(other.phone);
  await page.getByLabel("密码", { exact: true }).fill(other.password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("heading", { name: "核实" })).toBeVisible();
  await page.context().close();
});

test("little script crosses the network before the tick, and the shell has nobody's data", async ({ browser }) => {
  const page = await openBrowser(browser, "phone");
  const person = demoPerson("梁文员");
  const scripts = new Map<string, number>();
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  const paths = new Map<string, string>();
  client.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.mimeType.includes("javascript")) paths.set(requestId, new URL(response.url).pathname);
  });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const path = paths.get(requestId);
    if (path !== undefined) scripts.set(path, (scripts.get(path) ?? 0) + encodedDataLength);
  });
  await page.goto("/staff");
  await page.getByLabel("手机号").fill(person.phone);
  await page.getByLabel("密码", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "登录" }).click();
  await ready(page);
  const crossed = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0);

  // What the service worker fetches by itself is counted from its own list, as the server sends it.
  const worker = await (await page.request.get("/sw.js")).text();
  const listed = [...worker.matchAll(/"(\/_next\/static\/[^"]+?\.js)"/g)].map(([, path]) => decodeURIComponent(path!));
  expect(listed.length).toBeGreaterThan(5);
  const sizeOf = (path: string) => {
    const file = join(root, "apps/web/.next", path.replace("/_next/", ""));
    return statSync(`${file}.br`, { throwIfNoEntry: false })?.size ?? statSync(file).size;
  };
  const precached = listed.reduce((sum, path) => sum + sizeOf(path), 0);
  console.log(
    `script before the tick: ${Math.round(crossed / 1024)} KB on the page, ${Math.round(precached / 1024)} KB precached`,
  );
  expect(crossed).toBeGreaterThan(0);
  expect(crossed).toBeLessThan(SCRIPT_BUDGET);
  expect(precached + worker.length).toBeLessThan(SCRIPT_BUDGET);

  // The rest comes when it is used: all of it stays, and with the photos and sheets that stay it is less than a phone may hold.
  const built = readdirSync(join(root, "apps/web/.next/static"), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name),
  );
  expect(built.length - listed.length).toBeLessThan(MOST_LATER_FILES);
  const own = MOST_OWN_FILES.photos * 600_000 + MOST_OWN_FILES.sheets * 130_000;
  const app = built.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  expect(own + app).toBeLessThan(PHONE_BUDGET);

  const shell = await page.evaluate(async () => (await fetch("/staff")).text());
  expect(shell).not.toContain("示例");
  expect(shell).not.toContain(person.name);
  await page.context().close();
});

test("it can be installed", async ({ browser }) => {
  const page = await openBrowser(browser, "phone");
  await page.goto("/staff");
  const href = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = await (await page.request.get(href!)).json();
  expect(manifest).toMatchObject({ display: "standalone", start_url: "/staff", lang: "zh-CN" });
  const files: { src: string; sizes: string; purpose?: string }[] = [...manifest.icons, ...manifest.screenshots];
  expect(files.some(({ purpose }) => purpose === "maskable")).toBe(true);
  for (const { src, sizes } of files.filter(({ src }) => src.endsWith(".png"))) {
    const png = readFileSync(join(root, "apps/web/public", src));
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, src).toBe(sizes);
    expect((await page.request.get(src)).headers()["content-type"]).toBe("image/png");
  }
  expect(manifest.shortcuts.map(({ url }: { url: string }) => url)).toEqual([
    "/staff/post",
    "/staff/todo",
    "/staff/sent",
  ]);
  const worker = await page.request.get("/sw.js");
  expect(worker.headers()).toMatchObject({ "cache-control": "no-cache", "service-worker-allowed": "/" });
  const client = await page.context().newCDPSession(page);
  const { installabilityErrors } = await client.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});
