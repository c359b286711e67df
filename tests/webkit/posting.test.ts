import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findWebKit } from "../../scripts/lib/webkit.mjs";
import { photosOfSheets, type Account } from "../support/photos-of-sheets";
import { Line } from "../support/line";
import { freePort, ServerProcess } from "../support/server-process";
import { WebKitWindow } from "./web-driver";

// The engine of an iPhone's browsers, in the build that Debian has of it: not a real iPhone. What it shows is that nothing
// in the posting depends on Chromium; what iOS does to a page in the background or to its storage is not tried here.

let folder: string;
let server: ServerProcess;
let line: Line;
let window: WebKitWindow;
let clerk: Account;

beforeAll(async () => {
  const paths = findWebKit();
  folder = await mkdtemp(join(tmpdir(), "gongshi-webkit-"));
  const dataDir = join(folder, "data");
  const port = await freePort();
  line = await Line.to(port);
  server = await ServerProcess.ready({ dataDir, port, env: { GONGSHI_DEMO: "on", PUBLIC_URL: line.url } });
  const people = JSON.parse(readFileSync(join(dataDir, "demo-people.json"), "utf8")) as (Account & { name: string })[];
  clerk = people.find(({ name }) => name === "梁文员")!;
  const [photo] = await photosOfSheets(server.url, clerk);
  await writeFile(join(folder, "board.jpg"), photo!);
  window = await WebKitWindow.open(paths);
  // The demo is made anew; on a machine that has other work that takes a while.
}, 900_000);

afterAll(async () => {
  await window?.close();
  await line?.close();
  await server?.end();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const button = (name: string) => `//button[normalize-space()='${name}']`;
/** By its word alone: a number of what waits may stand beside it. */
const link = (name: string) => `//a[normalize-space()='${name}' or span[normalize-space()='${name}']]`;

test("a clerk signs in, posts without a signal, and it goes by itself once there is one", async () => {
  await window.goto(`${line.url}/staff`);
  await window.fill("//label[contains(., '手机号')]//following::input[1]", clerk.phone);
  await window.fill("//input[@type='password']", clerk.password);
  await window.tap(button("登录"));
  await window.sees("待办");
  // One of the two, and never nothing: the screen says what this browser can do.
  await window.find("//*[@data-offline='ready' or @data-offline='foreground']", 60);

  await window.tap(link("我的"));
  await window.sees("这部手机");
  expect(await window.text()).toMatch(/浏览器(没有)?答应长期保存|这个浏览器不保证长期保存/);
  await window.tap(link("待办"));

  await window.fill("(//input[@type='file' and @capture])[1]", join(folder, "board.jpg"));
  await window.find(button("上报"), 90);
  line.add({ trouble: "down", on: "work", left: 1_000 });
  await window.tap(button("上报"));
  await window.sees("未送达，仅在本机");
  await window.reload();
  await window.sees("未送达 1");
  line.heal();
  await window.run("dispatchEvent(new Event('online'))");
  await expect.poll(() => window.text(), { timeout: 60_000 }).not.toContain("未送达 1");
  await window.goto(`${line.url}/staff/sent`);
  await window.find("//h2[normalize-space()='已送达']", 60);
});
