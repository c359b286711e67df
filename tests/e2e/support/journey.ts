import { test as playwright } from "@playwright/test";

/** A journey, after which every browser that was opened for it is closed: open pages go on drawing and asking. */
export const test = playwright.extend<{ closed: void }>({
  closed: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map(async (context) => context.close()));
    },
    { auto: true },
  ],
});
