import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { expect } from "@playwright/test";

export const site = (): string => process.env["E2E_URL"]!;

const SIZES = {
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1440, height: 900 } },
} as const;

export type Device = keyof typeof SIZES;

/** What the console and the network said that they should not have: every journey ends with none. */
const complaints = new WeakMap<Page, string[]>();

/** A browser of a person's own, signed out; at the demo's site unless another is named. */
export async function openBrowser(browser: Browser, device: Device, baseURL = site()): Promise<Page> {
  const context = await browser.newContext({ ...SIZES[device], baseURL });
  const page = await context.newPage();
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on("pageerror", (error) => heard.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") heard.push(message.text());
  });
  return page;
}

export const complaintsOf = (page: Page): readonly string[] => complaints.get(page) ?? [];

interface DemoPerson {
  readonly who: string;
  readonly name: string;
  readonly phone: string;
  readonly password: string;
}

/** The demo person of that name, with the password that this installation made. */
export function demoPerson(name: string): DemoPerson {
  const file = join(process.env["E2E_DATA_DIR"]!, "demo-people.json");
  const people = JSON.parse(readFileSync(file, "utf8")) as DemoPerson[];
  return people.find((person) => person.name === name)!;
}

/** Signs in by the screen, as the person would. */
export async function signInAs(browser: Browser, name: string, device: Device): Promise<Page> {
  return signIn(await openBrowser(browser, device), demoPerson(name));
}

export async function signIn(page: Page, person: { readonly phone: string; readonly password: string }): Promise<Page> {
  await page.goto("/staff");
  await page.getByLabel("手机号").fill(person.phone);
  await page.getByLabel("密码", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByLabel("手机号")).toBeHidden();
  return page;
}
