import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { test } from "./support/journey";
import { complaintsOf, openBrowser, signInAs } from "./support/people";
import {
  approve,
  approveAll,
  draft,
  hang,
  moveHour,
  person,
  printed,
  released,
  rollOf,
  submit,
} from "./support/prepare";
import { approveStep } from "./support/review";

/** What happens to a publication besides the straight way: each journey in a batch of its own. */
const quiet = (page: Page) => expect(complaintsOf(page)).toEqual([]);
const UNIT = "示例一经联社";
/** The server looks every ten seconds. */
const SOON = { timeout: 45_000 };

test("a return: the reason stands at its part, the editor mends it, and it goes out at its hour", async ({
  browser,
}) => {
  const preparing = await person("李经办");
  const { disclosureId } = await draft(preparing, 21, "退回一次");
  await submit(preparing, disclosureId);

  const first = await signInAs(browser, "黄初审", "phone");
  await first.goto(`/staff/review/${disclosureId}`);
  await first.getByRole("button", { name: "退回修改" }).click();
  const dialog = first.getByRole("dialog");
  await dialog.getByRole("button", { name: "退回修改" }).click();
  await expect(dialog.getByText("请写明哪里要改。")).toBeVisible();
  await dialog.getByLabel("发放标准", { exact: true }).check();
  await dialog.getByLabel("发放标准：哪里要改").fill("和方案写的不一致");
  await dialog.getByRole("button", { name: "退回修改" }).click();
  await expect(first.getByText("已退回给经办人。")).toBeVisible();

  const editor = await signInAs(browser, "李经办", "desktop");
  await editor.goto(`/staff/rolls/${disclosureId}`);
  await expect(editor.getByText("和方案写的不一致").first()).toBeVisible();
  await editor.getByRole("button", { name: "再导入一份" }).click();
  const csv = Buffer.from(rollOf(21, 12).csv);
  await editor.locator("input[type=file]").setInputFiles({ name: "清册.csv", mimeType: "text/csv", buffer: csv });
  await editor.getByLabel("发放标准").fill("每亩每造16.06元");
  await editor.getByRole("button", { name: /^确认导入/ }).click();
  await expect(editor.getByText("已导入，现在是第1版草稿。")).toBeVisible();
  await editor.getByRole("button", { name: "提交审核" }).click();
  await expect(editor.getByText("已提交审核，等审核人办理。")).toBeVisible();
  await approveAll(disclosureId);

  const office = await signInAs(browser, "吴专员", "desktop");
  await office.goto(`/staff/rolls/${disclosureId}`);
  await office.getByRole("button", { name: "定时发布" }).click();
  await office.getByRole("dialog").getByRole("button", { name: "定下来" }).click();
  await expect(office.getByText(/^已定于.*自动发布。$/)).toBeVisible();
  await office.getByRole("button", { name: "改时间" }).click();
  await office.getByRole("dialog").getByLabel("发布时间").fill("2020-01-01T09:00");
  await expect(office.getByRole("dialog").getByText(/^时间要在/)).toBeVisible();
  await office.getByRole("dialog").getByRole("button", { name: "取消" }).click();
  await moveHour(disclosureId, "scheduled_for");
  await expect(async () => {
    await office.reload();
    await expect(office.getByText("第1版 ·").first()).toBeVisible({ timeout: 3_000 });
    await expect(office.getByText("至 现在")).toBeVisible({ timeout: 1_000 });
  }).toPass(SOON);
  for (const page of [editor, first, office]) quiet(page);
});

test("an urgent publication lapses: page, code, coverage and list say so", async ({ browser }) => {
  const editor = await signInAs(browser, "李经办", "desktop");
  const { disclosureId, batchName } = await draft(editor, 22, "汛期加急");
  await editor.goto(`/staff/rolls/${disclosureId}`);
  await editor.getByLabel("审核流程").selectOption({ label: "紧急公开" });
  await editor.getByLabel("为什么要紧急公开").fill("台风将至，须当天公开");
  await editor.getByRole("button", { name: "提交审核" }).click();
  await expect(editor.getByText("已提交审核，等审核人办理。")).toBeVisible();

  await approve(await person("林终审"), disclosureId, "FINAL", "PROACTIVE");
  const office = await signInAs(browser, "吴专员", "desktop");
  await office.goto(`/staff/rolls/${disclosureId}`);
  await office.getByRole("button", { name: "发布", exact: true }).click();
  await office.getByRole("dialog").getByRole("button", { name: "发布" }).click();
  await expect(office.getByText(/^其余审核要在.*前办完，否则会自动停止公开。$/)).toBeVisible();

  const clerk = await signInAs(browser, "梁文员", "phone");
  const { noticeId, code } = await printed(clerk, disclosureId);
  await hang(clerk, code);
  const resident = await openBrowser(browser, "phone");
  await resident.goto(`/notices/${noticeId}`);
  await expect(resident.getByText("紧急公开：其余审核正在补办。")).toBeVisible();

  await moveHour(disclosureId, "urgent_until");
  await expect(async () => {
    await resident.reload();
    await expect(resident.getByText(/^先行紧急公开，其余审核没有在规定时间内全部通过/)).toBeVisible({ timeout: 2_000 });
  }).toPass(SOON);
  await resident.goto(`/s/${code}`);
  await expect(resident.getByText("这张公示表已撤回")).toBeVisible();

  await office.goto("/staff/coverage");
  const row = office.getByRole("row").filter({ has: office.getByRole("rowheader", { name: new RegExp(`^${UNIT}`) }) });
  await expect(row.getByText("已撤回").first()).toBeVisible();

  await clerk.goto("/staff/todo");
  await clerk
    .getByRole("link", { name: new RegExp(batchName) })
    .first()
    .click();
  await expect(clerk.getByText(/紧急公开未补齐审核，已停止公开$/)).toBeVisible();
  await clerk.getByRole("button", { name: "已经撤下" }).click();
  await expect(clerk.getByText(/已从公开栏撤下。$/)).toBeVisible();

  // The reviewer who comes too late has nothing left to decide; the editor brings it back as the next edition.
  const late = await signInAs(browser, "黄初审", "phone");
  await late.goto(`/staff/review/${disclosureId}`);
  await expect(late.getByRole("button", { name: "通过", exact: true })).toBeHidden();
  await editor.reload();
  await editor.getByRole("button", { name: "用原内容起草新版" }).click();
  await editor.getByRole("dialog").getByRole("textbox").fill("审核已安排，重新公开");
  await editor.getByRole("dialog").getByRole("button", { name: "起草新版" }).click();
  await expect(editor.getByText("已起草新版，请提交审核。")).toBeVisible();
  for (const page of [editor, office, clerk, resident, late]) quiet(page);
});

test("a correction after posting: the old code says which edition counts, and it is posted again", async ({
  browser,
}) => {
  const { disclosureId, batchName } = await released(23, "张贴后更正");
  const editor = await signInAs(browser, "李经办", "desktop");
  const clerk = await signInAs(browser, "梁文员", "phone");
  const { code } = await printed(clerk, disclosureId);
  await hang(clerk, code);

  await editor.goto(`/staff/rolls/${disclosureId}`);
  await editor.getByRole("button", { name: "更正已发布的内容" }).click();
  const csv = Buffer.from(rollOf(23, 13).csv);
  await editor.locator("input[type=file]").setInputFiles({ name: "更正.csv", mimeType: "text/csv", buffer: csv });
  await editor.getByLabel("改了什么、为什么改").fill("漏列一户，已补列");
  await editor.getByRole("button", { name: /^确认导入/ }).click();
  await expect(editor.getByText("已导入，现在是第2版草稿。")).toBeVisible();
  await editor.getByRole("button", { name: "提交审核" }).click();
  await expect(editor.getByText("已提交审核，等审核人办理。")).toBeVisible();
  await editor.getByRole("button", { name: "记一次校对" }).click();
  await editor.getByRole("dialog").getByLabel("校对说明（可不填）").fill("第三页单位名已核");
  await editor.getByRole("dialog").getByRole("button", { name: "记一次校对" }).click();
  await expect(editor.getByText(/^一校：李经办 .*：第三页单位名已核$/)).toBeVisible();

  const first = await signInAs(browser, "黄初审", "desktop");
  await first.goto(`/staff/review/${disclosureId}`);
  await expect(first.getByText("和第1版相比")).toBeVisible();
  await approveStep(first);
  await expect(first.getByText("初审已通过。")).toBeVisible();
  await approveAll(disclosureId, "SECOND");
  const office = await signInAs(browser, "吴专员", "desktop");
  await office.goto(`/staff/rolls/${disclosureId}`);
  await office.getByRole("button", { name: "发布", exact: true }).click();
  await office.getByRole("dialog").getByRole("button", { name: "发布" }).click();
  await expect(office.getByText("被更正版替换")).toBeVisible();

  const resident = await openBrowser(browser, "phone");
  await resident.goto(`/s/${code}`);
  await expect(resident.getByText("已更正，以第2版为准").first()).toBeVisible();
  await resident.getByRole("link", { name: "看第2版" }).first().click();
  await expect(resident.getByText("漏列一户，已补列").first()).toBeVisible();

  await clerk.goto("/staff/todo");
  await expect(clerk.getByRole("link", { name: new RegExp(`${batchName}.*第2版`) })).toBeVisible();
  const again = await printed(clerk, disclosureId);
  await hang(clerk, again.code);
  await office.goto("/staff/coverage");
  const row = office.getByRole("row").filter({ has: office.getByRole("rowheader", { name: new RegExp(`^${UNIT}`) }) });
  await expect(row).toContainText("公开中·待核实");
  for (const page of [editor, first, office, clerk, resident]) quiet(page);
});

test("a withdrawal: everybody reads why, nobody reads a name, and what was public stays provable", async ({
  browser,
}) => {
  const { disclosureId, batchName } = await released(24, "错误公开");
  const office = await signInAs(browser, "吴专员", "desktop");
  const clerk = await signInAs(browser, "梁文员", "phone");
  const { noticeId, code } = await printed(clerk, disclosureId);
  await hang(clerk, code);

  await office.goto(`/staff/rolls/${disclosureId}`);
  await office.getByRole("button", { name: "改公开范围" }).click();
  const scope = office.getByRole("dialog");
  await scope.getByLabel("不上网").check();
  await scope.getByLabel("原因（记入公开历史）").fill("核对期间先不上网");
  await scope.getByRole("button", { name: "确定" }).click();
  await expect(office.getByText("公开范围已改，马上生效。")).toBeVisible();
  await expect(office.getByText("全社会，网上：不上网")).toBeVisible();

  await office.getByRole("button", { name: "撤回公开" }).click();
  const dialog = office.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "撤回公开" })).toBeDisabled();
  await dialog.getByLabel("错误公开").check();
  await dialog.getByLabel("原因（群众看得到）").fill("请致电13912345678");
  await dialog.getByRole("button", { name: "撤回公开" }).click();
  await expect(dialog.getByRole("alert")).toContainText("电话");
  await dialog.getByLabel("原因（群众看得到）").fill("两户不符合条件，核实后重新公开");
  await dialog.getByRole("button", { name: "撤回公开" }).click();
  await expect(office.getByText("已撤回。网页和二维码已改为“已撤回”。")).toBeVisible();
  await expect(office.getByText(/撤回（错误公开）。原因：两户不符合条件/)).toBeVisible();
  await expect(office.getByText(/公开范围改变。原因：核对期间先不上网/)).toBeVisible();

  const resident = await openBrowser(browser, "phone");
  for (const path of [`/notices/${noticeId}`, `/s/${code}`]) {
    await resident.goto(path);
    await expect(resident.getByText(/两户不符合条件，核实后重新公开/).first()).toBeVisible();
    await expect(resident.getByText("名单和金额不再显示。")).toBeVisible();
  }
  await clerk.goto("/staff/todo");
  await expect(clerk.getByRole("heading", { name: /要撤下/ })).toBeVisible();
  await clerk
    .getByRole("link", { name: new RegExp(batchName) })
    .first()
    .click();
  await clerk.getByRole("button", { name: "已经撤下" }).click();
  await expect(clerk.getByText(/已从公开栏撤下。$/)).toBeVisible();
  for (const page of [office, clerk, resident]) quiet(page);
});

test("two reviewers at once: one is told, and sees what the other said", async ({ browser }) => {
  const editor = await person("李经办");
  const { disclosureId } = await draft(editor, 25, "两人同审");
  await submit(editor, disclosureId, "URGENT");
  const first = await signInAs(browser, "黄初审", "phone");
  const second = await signInAs(browser, "何复审", "phone");
  for (const page of [first, second]) {
    await page.goto(`/staff/review/${disclosureId}`);
    await expect(page.getByRole("button", { name: "通过", exact: true })).toBeVisible();
  }
  await second.getByRole("button", { name: "退回修改" }).click();
  await second.getByRole("dialog").getByLabel("总的意见").fill("两户面积与台账不符");
  await second.getByRole("dialog").getByRole("button", { name: "退回修改" }).click();
  await expect(second.getByText("已退回给经办人。")).toBeVisible();

  await approveStep(first);
  await expect(first.getByText(/^同事刚刚改过/)).toBeVisible();
  await first.getByRole("button", { name: "看最新的" }).click();
  await expect(first.getByRole("button", { name: "通过", exact: true })).toBeHidden();
  await expect(first.getByText("两户面积与台账不符")).toBeVisible();
  for (const page of [first, second]) quiet(page);
});

test("new money is a new batch, by the short path of a layout that is known; what was out before stays", async ({
  browser,
}) => {
  const before = await released(26, "首批资金");
  const editor = await signInAs(browser, "李经办", "desktop");
  await editor.goto(`/staff/rolls?year=${new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()}`);
  await editor.getByRole("button", { name: "开立批次" }).click();
  const opening = editor.getByRole("dialog");
  await expect(opening.getByText("补发的钱另开一个")).toBeVisible();
  await opening.getByLabel("补贴项目").selectOption({ label: "实际种粮农民一次性补贴" });
  await opening.getByLabel("哪一批").selectOption({ label: "其他（如补发）" });
  await opening.getByLabel("批次名称").fill("追加资金");
  await opening.getByLabel("发放日期").fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  await opening.getByLabel("发放方式").fill("财政统发至社会保障卡");
  await opening.getByRole("button", { name: "开立", exact: true }).click();
  const csv = Buffer.from(rollOf(27, 4).csv);
  await editor.locator("input[type=file]").setInputFiles({ name: "追加.csv", mimeType: "text/csv", buffer: csv });
  await editor.getByLabel("发放标准").fill("16.06元/亩·造");
  await editor.getByRole("button", { name: /^确认导入/ }).click();
  await expect(editor.getByText("已导入，现在是第1版草稿。")).toBeVisible();
  const disclosureId = new URL(editor.url()).pathname.split("/").at(-1)!;
  await editor.getByLabel("审核流程").selectOption({ label: "简易流程" });
  await expect(editor.getByText(/^清册版式以前发布过的新批次/)).toBeVisible();
  await editor.getByRole("button", { name: "提交审核" }).click();
  await expect(editor.getByText("已提交审核，等审核人办理。")).toBeVisible();

  const final = await signInAs(browser, "林终审", "phone");
  await final.goto(`/staff/review/${disclosureId}`);
  await expect(final.getByText("至少2位不同的人参与（含经办人）", { exact: false })).toBeVisible();
  await approveStep(final);
  await expect(final.getByText("终审已通过。")).toBeVisible();
  const office = await signInAs(browser, "吴专员", "desktop");
  await office.goto(`/staff/rolls/${disclosureId}`);
  await office.getByRole("button", { name: "发布", exact: true }).click();
  await office.getByRole("dialog").getByRole("button", { name: "发布" }).click();
  await expect(office.getByText("至 现在")).toBeVisible();
  await office.goto(`/staff/rolls/${before.disclosureId}`);
  await expect(office.getByText(/^第1版 · .*至 现在$/)).toBeVisible();
  for (const page of [editor, final, office]) quiet(page);
});
