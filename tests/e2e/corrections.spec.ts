import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { demoPeople } from "../../prisma/seed/demo-roll";
import { test } from "./support/journey";
import { complaintsOf, signInAs } from "./support/people";
import { approveAll, person, release, released, rollPlan } from "./support/prepare";

const quiet = (page: Page) => expect(complaintsOf(page)).toEqual([]);

/** Shows a card at the counter whose screen is open; what is held about the person stands there then. */
async function showCard(page: Page, card: { readonly name: string; readonly identityNumber: string }) {
  await page.getByLabel("姓名", { exact: true }).fill(card.name);
  await page.getByLabel("身份证号").fill(card.identityNumber);
  await page.getByLabel("为什么查").fill("本人持身份证到窗口");
  await page.getByRole("button", { name: "登记并查询" }).click();
}

test("somebody has a record corrected: asked for at the village's counter, and corrected once the edition says so", async ({
  browser,
}) => {
  const { disclosureId, batchName } = await released(71, "更正一户");
  const [asking] = demoPeople(rollPlan(71, 12), "示例一经联社");

  // The village, on a phone. The name was misheard, but the card's number finds the person.
  const clerk = await signInAs(browser, "梁文员", "phone");
  await clerk.getByRole("link", { name: "我的" }).click();
  await clerk.getByRole("link", { name: "查阅登记" }).click();
  await showCard(clerk, { ...asking!, name: "欧阳听错" });
  await expect(clerk.getByText(`清册里写的姓名是“${asking!.name}”`).first()).toBeVisible();
  await clerk.getByRole("button", { name: "办下一位" }).click();
  await showCard(clerk, asking!);
  const held = clerk.getByRole("listitem").filter({ hasText: batchName }).first();
  await expect(held.getByText("身份证号", { exact: true })).toBeHidden();
  await held.getByRole("button", { name: "要求更正" }).click();
  await held.getByRole("button", { name: "登记更正申请" }).click();
  await held.getByLabel("面积（数量）", { exact: true }).check();
  await held.getByLabel(/^面积（数量）应为/u).fill("六亩");
  await held.getByLabel("凭什么材料").fill("土地承包经营权证");
  await held.getByRole("button", { name: "登记更正申请" }).click();
  await expect(held.getByText("看不懂这个数")).toBeVisible();
  await held.getByLabel(/^面积（数量）应为/u).fill("66.25");
  await held.getByRole("button", { name: "登记更正申请" }).click();
  await expect(held.getByText("已登记更正申请")).toBeVisible();
  await expect(held.getByRole("button", { name: "要求更正" })).toBeHidden();
  const paper = clerk.waitForEvent("download");
  await clerk.getByRole("button", { name: "打印查询结果" }).click();
  expect((await paper).suggestedFilename()).toBe("本人信息查询结果.pdf");

  // The office is told where it looks every day, and corrects it on the same screen.
  const office = await signInAs(browser, "吴专员", "desktop");
  await expect(office.getByText(/件更正申请等着办/u)).toBeVisible();
  await office.getByRole("link", { name: "去办理" }).click();
  const request = office.getByRole("listitem").filter({ hasText: batchName }).first();
  await request.getByRole("button", { name: "办理" }).click();
  await expect(request.getByRole("row", { name: /面积/u })).toContainText("66.25亩");
  await expect(request.getByText("土地承包经营权证")).toBeVisible();
  // The area alone does not add up with the rate: the money is taken over with one tap.
  await request.getByRole("button", { name: "照此填应发、实发" }).click();
  await expect(request.getByLabel("更正说明（会公开）")).toHaveValue(
    "经本人申请核实，更正1户的面积（数量）、应发金额、实发金额",
  );
  await request.getByRole("button", { name: "同意更正，起草第2版" }).click();
  await expect(request.getByText("已改入第2版草稿")).toBeVisible();
  await expect(request.getByText("更正中（第2版）")).toBeVisible();
  await request.getByRole("link", { name: "去提交审核" }).click();

  // Its ordinary way: the total is explained anew, reviewed by others, released.
  await office.getByLabel("为什么相差").fill("经本人申请核实，更正1户面积，合计相应增加");
  await office.getByRole("button", { name: "保存", exact: true }).click();
  await office.getByRole("button", { name: "提交审核" }).click();
  await expect(office.getByText("已提交审核，等审核人办理。")).toBeVisible();
  await approveAll(disclosureId);
  await release(await person("吴专员"), disclosureId);

  await clerk.getByRole("button", { name: "办下一位" }).click();
  await showCard(clerk, asking!);
  const now = clerk.getByRole("listitem").filter({ hasText: batchName }).first();
  await expect(now.getByText("1,063.98元").first()).toBeVisible();
  await expect(clerk.getByText("已更正（第2版）").first()).toBeVisible();
  for (const page of [clerk, office]) quiet(page);
});

test("a request is refused with its reason, which the village's counter can tell", async ({ browser }) => {
  await released(72, "不予更正一户");
  const [asking] = demoPeople(rollPlan(72, 12), "示例一经联社");
  const office = await signInAs(browser, "吴专员", "desktop");
  await office.goto("/staff/archive");
  await showCard(office, asking!);
  const held = office.getByRole("listitem").filter({ hasText: "不予更正一户" }).first();
  await held.getByRole("button", { name: "要求更正" }).click();
  await held.getByLabel("组别", { exact: true }).check();
  await held.getByLabel(/^组别应为/u).fill("第九村民小组");
  await held.getByLabel("凭什么材料").fill("户口簿");
  await held.getByRole("button", { name: "登记更正申请" }).click();
  await expect(held.getByText("已登记更正申请")).toBeVisible();
  const request = office.getByRole("listitem").filter({ hasText: "不予更正一户" }).filter({ hasText: "更正组别" });
  const register = office.locator("section").filter({ has: office.getByRole("heading", { name: "登记簿" }) });
  const entry = register.getByRole("listitem").filter({ hasText: "更正组别" }).first();
  await expect(entry).toContainText("待办理");
  await request.getByRole("button", { name: "办理" }).click();
  await request.getByRole("button", { name: "不予更正" }).click();
  const dialog = office.getByRole("dialog");
  await dialog.getByLabel("理由").fill("查过户籍，打13800138000问");
  await dialog.getByRole("button", { name: "不予更正" }).click();
  await expect(dialog.getByText(/像是电话号码/u)).toBeVisible();
  await dialog.getByLabel("理由").fill("查过户籍，仍在原组");
  await dialog.getByRole("button", { name: "不予更正" }).click();
  await expect(request).toBeHidden();
  // The register beside says so at once.
  await expect(entry).toContainText("不予更正");
  quiet(office);
});
