import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { demoRoll } from "../../prisma/seed/demo-roll";
import { ServerProcess, root } from "../support/server-process";
import { test } from "./support/journey";
import { complaintsOf, openBrowser, signIn } from "./support/people";
import type { Device } from "./support/people";
import { approveStep } from "./support/review";

/**
 * An installation without the demo, from `gongshi init` to its first released disclosure, by the screens alone: the
 * street's facts, departments, communities and cooperatives, channels, a program, people.
 */
test.describe.configure({ mode: "serial", timeout: 300_000 });

const PASSWORD = "set up by screens 1";
const PROGRAM = "耕地地力保护补贴";
const UNIT = "示例甲经联社";

/** Everybody the first disclosure needs, with a telephone number of their own. */
const PEOPLE = {
  王管理: "13700000001",
  刘专员: "13700000002",
  张经办: "13700000003",
  赵初审: "13700000004",
  孙复审: "13700000005",
  周终审: "13700000006",
  吴文员: "13700000007",
  郑监督: "13700000008",
} as const;
type Name = keyof typeof PEOPLE;

let dataDir: string;
let server: ServerProcess;

test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "gongshi-empty-"));
  server = await ServerProcess.ready({ dataDir });
  await promisify(execFile)(
    process.execPath,
    [
      join(root, "scripts/gongshi.mjs"),
      "init",
      ...["--name", "王管理", "--phone", PEOPLE.王管理, "--password", PASSWORD, "--subdistrict", "示例街道"],
    ],
    { cwd: root, env: { ...process.env, DATA_DIR: dataDir } },
  );
});
test.afterAll(async () => {
  await server.end();
  await rm(dataDir, { recursive: true, force: true });
});

const as = async (browser: Browser, name: Name, device: Device): Promise<Page> =>
  signIn(await openBrowser(browser, device, server.url), { phone: PEOPLE[name], password: PASSWORD });
const quiet = (page: Page) => expect(complaintsOf(page)).toEqual([]);
const next = async (page: Page, what: string) => {
  await page.goto("/staff/settings");
  await page.getByRole("link", { name: `接下来：${what}` }).click();
};

test("the administrator is led from one thing to the next: the street, its units, its channels", async ({
  browser,
}) => {
  const page = await as(browser, "王管理", "desktop");
  await expect(page.getByRole("heading", { level: 1, name: "设置" })).toBeVisible();
  await next(page, "街道信息");
  await page.getByLabel("网站名称").fill("示例街道惠农公示");
  await page.getByLabel("监督电话").fill("找领导");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("alert").last()).toBeVisible();
  await page.getByLabel("监督电话").fill("12345");
  await page.getByLabel("联系电话").fill("0760-00000000");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已保存。网页马上用新的")).toBeVisible();

  await next(page, "部门");
  await page.getByRole("button", { name: "新增部门" }).click();
  await page.getByLabel("名称", { exact: true }).fill("农业农村局");
  await page.getByRole("button", { name: "新增", exact: true }).click();
  await expect(page.getByText("已新增农业农村局。")).toBeVisible();

  await next(page, "社区");
  await page.getByRole("button", { name: "粘贴名单" }).click();
  await page.getByLabel("名单", { exact: true }).fill("甲社区\n乙社区\n甲社区");
  await page.getByRole("button", { name: "先看看读得对不对" }).click();
  await expect(page.getByText("第3行：名称和上面重复")).toBeVisible();
  await page.getByLabel("名单", { exact: true }).fill("甲社区\n乙社区");
  await page.getByRole("button", { name: "先看看读得对不对" }).click();
  await page.getByRole("button", { name: "确认导入2个" }).click();
  await expect(page.getByText("已导入2个。")).toBeVisible();

  await page.goto("/staff/units?kind=COOPERATIVE");
  await page.getByRole("button", { name: "粘贴名单" }).click();
  await page
    .getByLabel("名单", { exact: true })
    .fill(`名称\t社区\t组别\t联系电话\n${UNIT}\t甲社区\t一组、二组\t0760-00000003\n示例旧经联社\t乙社区\t一组\t`);
  await page.getByRole("button", { name: "先看看读得对不对" }).click();
  await page.getByRole("button", { name: "确认导入2个" }).click();
  await expect(page.getByText("已导入2个。")).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: "示例旧经联社" });
  await row.getByRole("button", { name: "修改" }).click();
  await page.getByLabel("名称", { exact: true }).fill("示例乙经联社");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("曾用名 示例旧经联社")).toBeVisible();

  await page.goto("/staff/channels");
  await page.getByRole("checkbox", { name: "会议宣读" }).check();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已保存。经办人下次打开上报页就看到新的。")).toBeVisible();
  quiet(page);
});

test("the administrator sets up a program, and is told by name what does not fit together", async ({ browser }) => {
  const page = await as(browser, "王管理", "desktop");
  await next(page, "补贴项目");
  await page.getByRole("link", { name: "新建补贴项目" }).click();
  await page.getByLabel("项目代号").fill("GDDL");
  await page.getByLabel("内部名称").fill(PROGRAM);
  await page.getByLabel("对外名称").fill(PROGRAM);
  await page.getByLabel("政策依据").fill("耕地地力保护补贴资金发放工作的通知（示例文号）");
  await page.getByLabel("谁可以领").fill("承包耕地并保护地力的农户");
  await page.getByLabel("一年几批").fill("第一批");
  await page.getByLabel("为什么这样设").fill("按示例文件新设");
  await page.getByLabel("公开等级").selectOption({ label: "不公开个人：不贴公开栏、不上网，只有街道合计" });
  await page.getByRole("button", { name: "建立项目" }).click();
  await expect(page.getByText("不公开个人的项目不能上网")).toBeVisible();
  await page.getByLabel("公开等级").selectOption({ label: "一般：公开栏上写全名、面积和金额" });
  await page.getByRole("button", { name: "建立项目" }).click();
  await expect(page.getByText("已建立，现在可以开立批次了。")).toBeVisible();
  await expect(page.getByText("要张贴多久、发布后几天内张贴；只对生效后发布的算，正在张贴的不变。")).toBeVisible();
  quiet(page);
});

test("the administrator appoints everybody it takes, a supervisor only with the statement", async ({ browser }) => {
  const page = await as(browser, "王管理", "desktop");
  await next(page, "人员");
  const appoint = async (name: Name, role: string, unit: string, known = false) => {
    await page.getByRole("button", { name: "任命", exact: true }).first().click();
    const dialog = page.getByRole("dialog");
    if (known)
      await dialog
        .getByLabel("任命谁")
        .last()
        .selectOption({ label: `${name} ${PEOPLE[name]}` });
    else {
      await dialog.getByRole("button", { name: "新人员" }).click();
      await dialog.getByLabel("姓名").fill(name);
      await dialog.getByLabel("手机号").fill(PEOPLE[name]);
      await dialog.getByLabel("初始密码").fill(PASSWORD);
    }
    await dialog.getByLabel("岗位").selectOption({ label: role });
    await dialog.getByLabel("单位", { exact: true }).selectOption({ label: unit });
    return {
      submit: async () => {
        await dialog.getByRole("button", { name: "任命", exact: true }).click();
        await expect(dialog).toBeHidden();
        await expect(page.getByText(`已任命${name}。`)).toBeVisible();
      },
      dialog,
    };
  };
  for (const [name, role, unit] of [
    ["刘专员", "公开专员", "示例街道"],
    ["张经办", "部门经办", "农业农村局"],
    ["赵初审", "初审人", "示例街道"],
    ["孙复审", "复审人", "示例街道"],
    ["周终审", "终审人", "示例街道"],
    ["吴文员", "经办人", UNIT],
  ] as const)
    await (await appoint(name, role, unit)).submit();
  await (await appoint("周终审", "保密审查员", "示例街道", true)).submit();
  const { dialog, submit } = await appoint("郑监督", "监督员", UNIT);
  await dialog.getByRole("button", { name: "任命", exact: true }).click();
  await expect(dialog.getByText("请先核实并勾选")).toBeVisible();
  await dialog.getByLabel("本人不是村（居）委会成员，也不是经办人的近亲属").check();
  await submit();
  await page.goto("/staff/settings");
  await expect(page.getByText("每个项目的等级、期限")).toBeVisible();
  await expect(page.getByRole("link", { name: /^接下来/ })).toBeHidden();
  quiet(page);
});

test("the first disclosure goes out, and reaches the clerk's list and the residents' page", async ({ browser }) => {
  const editor = await as(browser, "张经办", "desktop");
  await editor.goto("/staff/rolls");
  await editor.getByRole("button", { name: "开立批次" }).first().click();
  const dialog = editor.getByRole("dialog");
  await dialog.getByLabel("补贴项目").selectOption({ label: PROGRAM });
  await dialog.getByLabel("哪一批").selectOption({ label: "第一批" });
  await dialog.getByLabel("发放日期").fill(today());
  await dialog.getByLabel("发放方式").fill("一卡通");
  await dialog.getByRole("button", { name: "开立" }).click();
  await expect(editor).toHaveURL(/\/rolls\/[0-9a-f-]{36}/);
  const path = new URL(editor.url()).pathname;
  const roll = demoRoll({
    seed: 7,
    title: "耕地地力保护补贴发放清册",
    date: "2026-06-01",
    units: [
      { name: UNIT, count: 8 },
      { name: "示例旧经联社", count: 5 },
    ],
    kind: "LAND",
    rateE4: 1_064_300,
  });
  await editor
    .locator("input[type=file]")
    .setInputFiles({ name: "清册.csv", mimeType: "text/csv", buffer: Buffer.from(roll.csv) });
  await expect(editor.getByLabel("政策依据")).toHaveValue("耕地地力保护补贴资金发放工作的通知（示例文号）");
  await editor.getByLabel("发放标准").fill("106.43元/亩");
  await editor.getByRole("button", { name: "确认导入13行" }).click();
  await expect(editor.getByText("已导入，现在是第1版草稿。")).toBeVisible();
  await editor.getByRole("button", { name: "提交审核" }).click();
  await expect(editor.getByText("已提交审核，等审核人办理。")).toBeVisible();
  quiet(editor);

  for (const name of ["赵初审", "孙复审", "周终审"] as const) {
    const reviewer = await as(browser, name, "phone");
    await reviewer.goto(`/staff/review/${path.split("/").at(-1)!}`);
    await approveStep(reviewer);
    await expect(reviewer.getByText(/审已通过。/)).toBeVisible();
    quiet(reviewer);
  }
  const office = await as(browser, "刘专员", "desktop");
  await office.goto(path);
  await office.getByRole("button", { name: "发布", exact: true }).click();
  await office.getByRole("dialog").getByRole("button", { name: "发布" }).click();
  await expect(office.getByText("已发布。各单位可以打印公示表了。")).toBeVisible();
  quiet(office);

  const clerk = await as(browser, "吴文员", "phone");
  await expect(clerk.getByRole("link", { name: new RegExp(`^${PROGRAM} 第一批`) })).toBeVisible();
  const resident = await openBrowser(browser, "phone", server.url);
  await resident.goto("/");
  await expect(resident.getByText("示例街道惠农公示").first()).toBeVisible();
  await resident.getByRole("link", { name: UNIT }).click();
  await expect(resident.getByText(/第一批/).first()).toBeVisible();
  quiet(clerk);
  quiet(resident);
});

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
