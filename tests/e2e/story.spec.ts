import { execFile } from "node:child_process";
import { promisify } from "node:util";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { test } from "./support/journey";
import { complaintsOf, signInAs } from "./support/people";
import { ask, hang, person, printed, released } from "./support/prepare";
import type { Caller } from "./support/prepare";

const quiet = (page: Page) => expect(complaintsOf(page)).toEqual([]);
const clean = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
};

/** The posting of a notice that waits for a word. */
async function waitingOf(supervisor: Caller, noticeId: string): Promise<string> {
  const { postings } = await ask(supervisor, "{ postings(state: PENDING) { id notices { notice { id } } } }");
  return postings.find(({ notices }: { notices: { notice: { id: string } }[] }) =>
    notices.some(({ notice }) => notice.id === noticeId),
  ).id;
}

test("a notice that came back and was confirmed is told as a story: to its village, to the office, on paper, in the terminal", async ({
  browser,
}) => {
  const { disclosureId, batchName } = await released(41, "讲经过");
  const clerk = await signInAs(browser, "梁文员", "phone");
  const supervisor = await person("陈监督");
  const { noticeId, code } = await printed(clerk, disclosureId);
  await hang(clerk, code);
  await ask(
    supervisor,
    `mutation($id: ID!) { result: returnPosting(postingId: $id, kind: PHOTO, reason: "看不清第二行") {
      ... on Refusal { code details } } }`,
    { id: await waitingOf(supervisor, noticeId) },
  );
  await hang(clerk, code);
  await ask(
    supervisor,
    `mutation($id: ID!) { result: confirmPosting(postingId: $id) { ... on Refusal { code details } } }`,
    {
      id: await waitingOf(supervisor, noticeId),
    },
  );

  await clerk.goto(`/staff/notices/${noticeId}`);
  await clerk.getByRole("link", { name: "看经过" }).click();
  await expect(clerk.getByRole("heading", { name: /^发布与打印/ })).toBeVisible();
  const told = clerk.getByRole("listitem");
  const returned = told.filter({ hasText: /^.*陈监督（监督员）退回.*的张贴，照片要重拍。/ });
  await expect(returned).toContainText("理由：看不清第二行");
  await expect(told.filter({ hasText: "陈监督（监督员）核实" })).toContainText("情况属实");
  await expect(clerk.getByText(/^目前公开中·已核实/)).toBeVisible();
  // How the office worked on it, and who looked, are not the village's.
  await expect(clerk.getByText("初审通过")).toBeHidden();
  await expect(clerk.getByText("查看与导出记录")).toBeHidden();
  await clean(clerk);
  const sheet = await clerk.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  expect(sheet).toBe(true);

  const office = await signInAs(browser, "吴专员", "desktop");
  await office.goto(`/staff/rolls/${disclosureId}`);
  await office.getByRole("link", { name: "看经过" }).click();
  await expect(office.getByText("黄初审（初审人）")).toBeVisible();
  await office.goto("/staff/coverage");
  await office
    .getByRole("button", { name: new RegExp(`^示例一经联社，.*${batchName}`) })
    .first()
    .click();
  const drawer = office.getByRole("dialog");
  await expect(drawer.getByText("理由：看不清第二行")).toBeVisible();
  await drawer.getByRole("link", { name: "看完整经过" }).click();
  await expect(office.getByRole("heading", { name: /^审核/ })).toBeVisible();
  await office.getByText("查看与导出记录").click();
  const looks = office.locator("details").getByRole("listitem");
  await expect(looks.filter({ hasText: "吴专员（公开专员）" })).toContainText(/查看发放明细|查看现场照片/);
  await expect(looks.first()).toContainText("来自127.0.0.1");
  await clean(office);
  await office.emulateMedia({ media: "print" });
  await expect(office.getByText(/日打印$/)).toBeVisible();
  await expect(office.getByRole("navigation")).toBeHidden();

  const stranger = await signInAs(browser, "冯经办", "desktop");
  await stranger.goto(`/staff/notices/${noticeId}/story`);
  await expect(stranger.getByText("您的岗位不看经过。")).toBeVisible();

  const env = { ...process.env, DATA_DIR: process.env["E2E_DATA_DIR"] };
  const command = (...args: string[]) => promisify(execFile)("npm", ["run", "-s", "gongshi", "--", ...args], { env });
  const { stdout } = await command("audit", "story", code);
  expect(stdout).toContain("陈监督 (supervisor) returned the posting of");
  expect(stdout).toContain("Reason: 看不清第二行");
  await expect(command("audit", "story", "ZZZZ-ZZZZ")).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("There is no sheet with the code ZZZZZZZZ."),
  });
  quiet(clerk);
  quiet(office);
});
