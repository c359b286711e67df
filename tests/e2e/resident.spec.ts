import { expect, type APIRequestContext, type Page } from "@playwright/test";
import { test } from "./support/journey";
import { demoPerson, site as siteUrl } from "./support/people";

// Residents look up what was paid: on a phone, in large text, without any script, and with the paper in hand.
test.describe.configure({ mode: "serial" });

const site = { url: siteUrl(), signInOf: demoPerson };
let world: World;

test.beforeAll(async ({ playwright }) => {
  const api = await playwright.request.newContext({ baseURL: site.url });
  world = await readWorld(api);
  await api.dispose();
});

const PHONE = { width: 360, height: 740 };

test("every page: no framework script, nothing inline, no CSP violation, nothing to scroll sideways", async ({
  page,
}) => {
  const violations = watchPolicy(page);
  for (const large of [false, true]) {
    await page.goto(`${site.url}/?text=${large ? "large" : "normal"}`);
    for (const viewport of [PHONE, { width: 768, height: 1024 }, { width: 1440, height: 900 }]) {
      await page.setViewportSize(viewport);
      for (const path of world.paths) {
        const answer = await page.goto(site.url + path);
        const html = (await answer?.text()) ?? "";
        expect(html, path).toContain('<html lang="zh-CN"');
        const scripts = html.match(/<script[^>]*>/g) ?? [];
        expect(
          scripts.filter((tag) => !tag.includes('src="/islands/')),
          path,
        ).toEqual([]);
        expect(html, path).not.toMatch(/<style|\sstyle="|\son[a-z]+="/);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${path} at ${viewport.width}`).toBeLessThanOrEqual(0);
      }
    }
  }
  expect(violations).toEqual([]);
});

test("from the first page to one's own line, without any script", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
  const page = await context.newPage();
  await page.goto(site.url);
  await page.getByRole("link", { name: world.masked.unit.name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(world.masked.unit.name);
  await page.locator(`a[href="/notices/${world.masked.id}"]`).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(world.masked.title);
  await expect(page.getByRole("button", { name: "读给我听" })).toBeHidden();
  const rows = page.getByRole("row").filter({ has: page.getByRole("cell") });
  await expect(rows).toHaveCount(20);
  await page.getByRole("link", { name: "下一页" }).click();
  await expect(rows).toHaveCount(world.masked.list.total - 20);
  await page.getByRole("link", { name: "上一页" }).click();

  const [line] = world.masked.list.lines;
  const surname = [...(line?.maskedName ?? "")][0] ?? "";
  await page.getByLabel("输入您的姓，或者领到的金额").fill(surname);
  await page.getByRole("button", { name: "查找" }).click();
  for (const row of await rows.all()) await expect(row).toContainText(surname);
  expect(await rows.count()).toBeLessThan(world.masked.list.total);

  await page.getByLabel("输入您的姓，或者领到的金额").fill("无此人名");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page.getByRole("status")).toContainText("没有找到");
  // A full name typed by habit goes no further than its mask.
  await expect(page.getByLabel("输入您的姓，或者领到的金额")).toHaveValue("无***");
  await context.close();
});

test("a list of names is masked and kept out of search engines; totals alone name nobody", async ({ request }) => {
  const masked = await (await request.get(`${site.url}/notices/${world.masked.id}`)).text();
  expect(masked).toContain('<meta name="robots" content="noindex"');
  expect(masked).toContain(world.masked.list.lines[0]?.maskedName);
  const totals = await request.get(`${site.url}/notices/${world.totals.id}`);
  expect(await totals.text()).not.toContain("<table");
  expect(totals.headers()["cache-control"]).toContain("public");
});

test("大字版 is larger, stays, and goes again", async ({ page }) => {
  await page.setViewportSize(PHONE);
  const size = () => page.evaluate(() => getComputedStyle(document.body).fontSize);
  await page.goto(`${site.url}/notices/${world.masked.id}?q=x`);
  expect(await size()).toBe("17px");
  await page.getByRole("link", { name: "大字版" }).click();
  await expect(page).toHaveURL(`${site.url}/notices/${world.masked.id}?q=x`);
  expect(await size()).toBe("24px");
  await page.goto(site.url);
  expect(await size()).toBe("24px");
  await page.getByRole("link", { name: "标准字" }).click();
  expect(await size()).toBe("17px");
});

test("the paper in hand: current, typed in any way", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto(site.url);
  const { code, number } = world.current;
  const careless = `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase().replaceAll("0", "o").replaceAll("1", "l");
  await page.getByLabel("输入公示表上的短码").fill(careless);
  await page.getByRole("button", { name: "核对" }).click();
  await expect(page).toHaveURL(`${site.url}/s/${code}`);
  await expect(page.getByRole("status").first()).toContainText("最新版");
  await expect(page.getByText(number, { exact: true })).toBeVisible();
  const second = await page.goto(`${site.url}/s/${code}/2`);
  expect(second?.status()).toBe(200);
});

test("the paper in hand: gathered, one entry replaced, with the way to what counts", async ({ page }) => {
  await page.goto(`${site.url}/s/${world.replaced.code}`);
  const changed = world.replaced.entries.filter((entry) => !entry.current).length;
  await expect(page.getByRole("status").first()).toContainText(`有${changed}项已变更`);
  await expect(page.getByText("已更正，以第2版为准")).toHaveCount(changed);
  await expect(page.getByText("最新版", { exact: true })).toHaveCount(world.replaced.entries.length - changed);
  await page.getByRole("link", { name: "看第2版" }).click();
  await expect(page).toHaveURL(/\/notices\//);
  await expect(page.getByText("第2版，")).toBeVisible();
  await expect(page.getByText("第2版更正说明")).toBeVisible();
});

test("a code that no paper has: calm, with what to do", async ({ page }) => {
  const answer = await page.goto(`${site.url}/s/ZZZZZZZZ`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有查到短码 ZZZZ-ZZZZ");
  await expect(page.getByRole("link", { name: /12345/ })).toHaveAttribute("href", "tel:12345");
  await page.goto(`${site.url}/s?code=123`);
  await expect(page.getByRole("status")).toContainText("不是完整的短码");
});

test("读给我听 speaks Cantonese where the phone can, and is not there where it cannot speak", async ({ browser }) => {
  // A headless browser has no voices: the phone's are stood in for, the page's own script is real.
  for (const languages of [["en-US", "zh-CN", "zh-HK"], ["en-US"]]) {
    const context = await browser.newContext({ viewport: PHONE });
    const page = await context.newPage();
    await page.addInitScript((voices: string[]) => {
      const spoken: string[][] = [];
      Object.assign(window, { spoken });
      speechSynthesis.getVoices = () => voices.map((lang) => ({ lang }) as SpeechSynthesisVoice);
      Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", { value: null, writable: true });
      speechSynthesis.speak = (utterance) => void spoken.push([utterance.lang, utterance.text]);
    }, languages);
    await page.goto(`${site.url}/notices/${world.masked.id}`);
    const button = page.locator("[data-read-aloud]");
    if (languages.includes("zh-HK")) {
      await button.click();
      await expect(button).toHaveAttribute("aria-pressed", "true");
      const spoken = await page.evaluate(() => (window as unknown as { spoken: string[][] }).spoken);
      expect(spoken.map(([lang]) => lang)).toEqual(spoken.map(() => "zh-HK"));
      expect(spoken.map(([, text]) => text)).toContain(`${world.masked.title}。`);
      await page.getByRole("button", { name: "停止朗读" }).click();
      await expect(button).toHaveAttribute("aria-pressed", "false");
    } else {
      await expect(button).toBeHidden();
    }
    await context.close();
  }
});

function watchPolicy(page: Page): string[] {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) violations.push(`${page.url()}: ${message.text()}`);
  });
  return violations;
}

interface PublicNotice {
  readonly id: string;
  readonly title: string;
  readonly profile: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly list: { readonly total: number; readonly lines: readonly { readonly maskedName: string }[] } | null;
}

interface SheetOf {
  readonly code: string;
  readonly number: string;
  readonly entries: readonly { readonly current: boolean }[];
}

interface World {
  readonly paths: readonly string[];
  readonly masked: PublicNotice & { readonly list: NonNullable<PublicNotice["list"]> };
  readonly totals: PublicNotice;
  readonly current: SheetOf;
  readonly replaced: SheetOf;
}

/** What the demo holds, asked of the API as a resident; the papers' codes as the clerk who printed them. */
async function readWorld(api: APIRequestContext): Promise<World> {
  const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => {
    const answer = await api.post("/graphql", { data: { query, variables } });
    const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };

  const { publicSubdistricts } = await ask<{
    publicSubdistricts: { id: string; children: { id: string; children: { id: string; years: number[] }[] }[] }[];
  }>("{ publicSubdistricts { id children { id children { id years } } } }");
  const communities = publicSubdistricts.flatMap((street) => street.children);
  const units = communities.flatMap((community) => community.children);
  const notices: PublicNotice[] = [];
  for (const unit of units.slice(0, 4)) {
    for (const year of unit.years) {
      const { publicUnit } = await ask<{ publicUnit: { notices: PublicNotice[] } }>(
        `query Notices($id: ID!, $year: Int!) { publicUnit(id: $id) { notices(year: $year) {
          id title profile unit { id name } list(first: 1) { total lines { maskedName } } } } }`,
        { id: unit.id, year },
      );
      // The newest year first: that is the one a unit's page opens with.
      if (year === unit.years[0]) notices.push(...publicUnit.notices);
    }
  }
  const hasManyLines = (notice: PublicNotice): notice is World["masked"] =>
    notice.list !== null && notice.list.total > 20 && notice.list.total <= 40;
  const masked = found(notices.find(hasManyLines), "masked list of two pages");
  const totals = found(
    notices.find((notice) => notice.profile === "TOTALS"),
    "notice with totals only",
  );

  await ask(
    "mutation In($phone: String!, $password: String!) { signIn(phone: $phone, password: $password) { __typename } }",
    {
      ...site.signInOf("梁文员"),
    },
  );
  const { viewer } = await ask<{ viewer: { appointments: { unit: { id: string } }[] } }>(
    "{ viewer { appointments { unit { id } } } }",
  );
  const { sheets } = await ask<{ sheets: SheetOf[] }>(
    "query Sheets($unitId: ID!) { sheets(unitId: $unitId) { code number entries { current } } }",
    { unitId: viewer.appointments[0]?.unit.id },
  );
  const current = found(
    sheets.find((sheet) => sheet.entries.every((entry) => entry.current)),
    "sheet that is current",
  );
  const replaced = found(
    sheets.find((sheet) => sheet.entries.length > 1 && sheet.entries.some((entry) => !entry.current)),
    "sheet with something replaced",
  );
  return {
    masked,
    totals,
    current,
    replaced,
    paths: [
      "/",
      `/units/${found(communities[0], "community").id}`,
      `/units/${masked.unit.id}`,
      `/notices/${masked.id}`,
      `/notices/${totals.id}`,
      `/s/${current.code}`,
      `/s/${replaced.code}`,
      "/s",
      "/s/ZZZZZZZZ",
      "/no-such-page",
    ],
  };
}

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`The demo has no ${what}.`);
  return value;
}
