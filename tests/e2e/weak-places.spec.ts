import { expect, type Page, type Route } from "@playwright/test";
import { anySheet, camera, cameraFile } from "./support/board";
import { test } from "./support/journey";
import { complaintsOf, demoPerson, openBrowser, signInAs } from "./support/people";

// Posting where the line is slow and where the browser keeps nothing.
// It posts as it likes, so it comes after the journeys (by its name), which count what waits.

test("a slow line does not throw the clerk back to where the app was opened", async ({ browser }) => {
  const page = await openBrowser(browser, "phone");
  const { phone, password } = demoPerson("梁文员");
  const query = `mutation { signIn(phone: "${phone}", password: "${password}") { __typename } }`;
  await page.request.post("/graphql", { data: { query } });
  // Everything that the app does not need to show itself comes late, as it does over one bar of signal.
  const late: Route[] = [];
  await page.route(/_(build|ssg|clientMiddleware|middleware)Manifest\.js/, (route) => {
    late.push(route);
  });
  await page.goto("/staff/me?from=home", { waitUntil: "commit" });
  const sent = page.getByRole("heading", { name: "已报", level: 1 });
  await page.getByRole("link", { name: "已报" }).click();
  await expect(sent).toBeVisible();
  expect(late.length).toBeGreaterThan(0);
  for (const route of late) await route.continue();
  await page.waitForFunction(() => "__BUILD_MANIFEST" in window);
  await page.waitForTimeout(500);
  expect(new URL(page.url()).pathname).toBe("/staff/sent");
  await expect(sent).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/staff\/me/);
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

test("what never comes does not throw her back either", async ({ browser }) => {
  const page = await signInAs(browser, "梁文员", "phone");
  await page.route(/_(build|ssg|clientMiddleware|middleware)Manifest\.js/, (route) => route.abort());
  await page.goto("/staff/me?from=home", { waitUntil: "commit" });
  await page.getByRole("link", { name: "已报" }).click();
  // Longer than the framework's own patience, which ends in an error or in a page of its own.
  await page.waitForTimeout(5_000);
  expect(new URL(page.url()).pathname).toBe("/staff/sent");
  expect(complaintsOf(page).filter((text) => text.includes("Invariant"))).toEqual([]);
  await page.context().close();
});

const BROKEN_STORES = {
  "there is none": () => {
    Object.defineProperty(globalThis, "indexedDB", { value: undefined });
  },
  "it refuses": () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("not here", "SecurityError");
    };
  },
  "it never answers": () => {
    IDBFactory.prototype.open = () => Object.create(EventTarget.prototype, {}) as IDBOpenDBRequest;
    EventTarget.prototype.addEventListener = ((original) =>
      function (this: EventTarget, ...args: Parameters<EventTarget["addEventListener"]>) {
        try {
          original.apply(this, args);
        } catch {
          // the request that never answers is no real target
        }
      })(EventTarget.prototype.addEventListener);
  },
};

for (const [how, breakStore] of Object.entries(BROKEN_STORES)) {
  test(`posting goes through where the browser's store does not work: ${how}`, async ({ browser }) => {
    const helper = await signInAs(browser, "梁文员", "phone");
    const { pdf } = await anySheet(helper);
    const page = await openBrowser(browser, "phone");
    await page.addInitScript(breakStore);
    await page.goto("/staff");
    await signIn(page);
    await camera(page).setInputFiles(await cameraFile(pdf));
    await expect(page.getByText("认出1张公示表")).toBeVisible({ timeout: 60_000 });
    await page.getByRole("button", { name: "上报", exact: true }).click();
    await expect(page.getByText("已送达").first()).toBeVisible({ timeout: 30_000 });
    await page.context().close();
    await helper.context().close();
  });
}

async function signIn(page: Page): Promise<void> {
  const person = demoPerson("梁文员");
  await page.getByLabel("手机号").fill(person.phone);
  await page.getByLabel("密码", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByLabel("手机号")).toBeHidden({ timeout: 60_000 });
}
