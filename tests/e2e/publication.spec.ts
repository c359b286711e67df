import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { complaintsOf, openBrowser, signInAs } from "./support/people";
import { approve, draft, hang, moveHour, printed } from "./support/prepare";

/** What happens to a publication besides the straight way: each journey in a batch of its own. */
const quiet = (page: Page) => expect(complaintsOf(page)).toEqual([]);
const UNIT = "示例一经联社";
/** The server looks every ten seconds. */
const SOON = { timeout: 45_000 };

test("an urgent publication lapses: page, code, coverage and list say so", async ({ browser }) => {
  const editor = await signInAs(browser, "李经办", "desktop");
  const { disclosureId, batchName } = await draft(editor, 22, "汛期加急");
  await editor.goto(`/staff/rolls/${disclosureId}`);
  await editor.getByLabel("审核流程").selectOption({ label: "加急发布" });
  await editor.getByLabel("为什么要加急").fill("台风将至，须当天公开");
  await editor.getByRole("button", { name: "提交审核" }).click();
  await expect(editor.getByText("已提交审核，等审核人办理。")).toBeVisible();

  const final = await signInAs(browser, "林终审", "phone");
  await approve(final, disclosureId, "FINAL", "PROACTIVE");
  const office = await signInAs(browser, "吴专员", "desktop");
  await office.goto(`/staff/rolls/${disclosureId}`);
  await office.getByRole("button", { name: "发布", exact: true }).click();
  await office.getByRole("dialog").getByRole("button", { name: "发布" }).click();
  await expect(office.getByText(/^其余审核要在.*前办完，否则会自动撤下。$/)).toBeVisible();

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
