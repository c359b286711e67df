import { expect, type Browser, type Page } from "@playwright/test";
import { boardPhoto } from "../support/board-photo";
import { Line } from "../support/line";
import { anySheet, camera, cameraFile } from "./support/board";
import { test } from "./support/journey";
import { demoPerson, signInAs, site } from "./support/people";

// What being ready for the board costs, measured on the line itself: what the page asks for and what the service worker
// asks for by itself. Bytes are asserted; seconds are printed, because they are this machine's.
// It posts as it likes, so it comes after the journeys (by its name), which count what waits.

const SCRIPT_BUDGET = 250 * 1024;
const PHOTO_BUDGET = 600_000;
const SLOW_LINE = { bytesPerSecond: 200_000, roundTripMs: 150 };

let line: Line;

test.beforeAll(async () => {
  line = await Line.to(Number(new URL(site()).port));
});

test.afterAll(async () => {
  await line.close();
});

test.beforeEach(() => {
  line.heal();
  line.speed = null;
  line.crossed.length = 0;
});

/** A phone that reaches the server by the line, with a session and nothing stored. */
async function signedInPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    baseURL: line.url,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  const { phone, password } = demoPerson("梁文员");
  const query = `mutation { signIn(phone: "${phone}", password: "${password}") { __typename } }`;
  await page.request.post("/graphql", { data: { query } });
  return page;
}

const ready = (page: Page) => expect(page.locator("[data-offline=ready]")).toBeVisible({ timeout: 90_000 });

test("all the script that crosses the network before the tick is little", async ({ browser }) => {
  const page = await signedInPhone(browser);
  await page.goto("/staff");
  await ready(page);
  const before = line.crossed.filter(
    ({ path, type }) => type.includes("javascript") && !/code-worker|zxing/.test(path),
  );
  const bytes = before.reduce((sum, each) => sum + each.bytes, 0);
  const all = line.crossed.reduce((sum, each) => sum + each.bytes, 0);
  console.log(
    `before the tick: ${Math.round(bytes / 1024)} KB of script in ${before.length} files, ` +
      `${Math.round(all / 1024)} KB in all`,
  );
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(SCRIPT_BUDGET);
  await page.context().close();
});

test("how long it takes at 1.6 Mbit/s and 150 ms is printed", async ({ browser }) => {
  const page = await signedInPhone(browser);
  line.speed = SLOW_LINE;
  const began = Date.now();
  await page.goto("/staff", { waitUntil: "commit" });
  await ready(page);
  console.log(`ready for offline after ${((Date.now() - began) / 1000).toFixed(1)} s at 1.6 Mbit/s and 150 ms`);
  await page.context().close();
});

test("photo and cuts together stay below 600 KB, sharp or noisy, near or many", async ({ browser }) => {
  test.setTimeout(360_000);
  const page = await signInAs(browser, "梁文员", "phone");
  const { pdf } = await anySheet(page);
  const pictures = {
    "one sheet, sharp": { sheets: [{ pdf }], width: 4000, blur: 0, noise: 0, quality: 95 },
    "one sheet, very noisy": { sheets: [{ pdf }], width: 3000, blur: 0, noise: 40, quality: 95 },
    "three sheets, noisy": { sheets: [{ pdf }, { pdf }, { pdf }], width: 3000, share: 0.29, noise: 20, quality: 92 },
  };
  for (const [what, options] of Object.entries(pictures)) {
    await page.goto("/staff");
    const buffer = await boardPhoto(options);
    await camera(page).setInputFiles({ name: "board.jpg", mimeType: "image/jpeg", buffer });
    await page.getByText("重拍", { exact: true }).first().waitFor({ timeout: 120_000 });
    const bytes = await page.evaluate(newestDraftBytes);
    console.log(
      `${what}: ${Math.round(buffer.length / 1024)} KB from the camera, ${Math.round(bytes / 1024)} KB to send`,
    );
    expect(bytes, what).toBeGreaterThan(0);
    expect(bytes, what).toBeLessThanOrEqual(PHOTO_BUDGET);
  }
  await page.context().close();
});

test("a new version waits while something is being edited or sent, and comes by itself afterwards", async ({
  browser,
}) => {
  const helper = await signInAs(browser, "梁文员", "phone");
  const { pdf } = await anySheet(helper);
  const page = await signedInPhone(browser);
  await page.goto("/staff");
  await ready(page);
  await camera(page).setInputFiles(await cameraFile(pdf));
  const submit = page.getByRole("button", { name: "上报", exact: true });
  await submit.waitFor({ timeout: 60_000 });

  const mark = () => page.evaluate(() => ((globalThis as { same?: boolean }).same = true));
  const isSamePage = () => page.evaluate(() => (globalThis as { same?: boolean }).same === true).catch(() => false);
  await mark();
  line.newVersion();
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())!.update()));
  await page.getByRole("button", { name: "现在更新" }).click();
  await expect(page.getByText("有新版本，等您手上的事办完就更新")).toBeVisible();
  // The page asks every two seconds whether it may.
  await page.waitForTimeout(5_000);
  expect(await isSamePage()).toBe(true);
  await expect(submit).toBeVisible();

  line.add({ trouble: "stall", on: "postings", left: 1 });
  await submit.click();
  await expect(page.getByText("正在送……").first()).toBeVisible();
  await page.waitForTimeout(4_000);
  expect(await isSamePage()).toBe(true);
  await page.waitForFunction(() => (globalThis as { same?: boolean }).same === undefined, null, { timeout: 60_000 });
  await page.goto("/staff/sent");
  await expect(page.getByRole("heading", { name: "已送达" })).toBeVisible();
  await expect(page.getByText(/未送达 \d/)).toBeHidden();
  await page.context().close();
  await helper.context().close();
});

async function newestDraftBytes(): Promise<number> {
  const opening = indexedDB.open("gongshi-outbox");
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const reading = database.transaction("drafts").objectStore("drafts").getAll();
  const drafts = await new Promise<{ takenAt: number; photo: { bytes: Map<string, ArrayBuffer> } }[]>((resolve) => {
    reading.onsuccess = () => resolve(reading.result);
  });
  database.close();
  const [newest] = drafts.sort((a, b) => b.takenAt - a.takenAt);
  return [...newest!.photo.bytes.values()].reduce((sum, each) => sum + each.byteLength, 0);
}
