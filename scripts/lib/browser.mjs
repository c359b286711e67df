// Finds, or gets, what the browser tests need: a Chromium and a Chinese font.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "./root.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Path of a Chromium. Throws with what to do when there is none and none can be had. */
export async function findBrowser(say = console.log) {
  const found = asked() ?? (await playwrights()) ?? onThePath() ?? MAC.find((path) => existsSync(path));
  if (found) return found;
  say("No Chromium found; trying to install one …");
  if (ran(process.execPath, [join(root, "node_modules/playwright/cli.js"), "install", "chromium"])) {
    const installed = await playwrights();
    if (installed && starts(installed)) return installed;
  }
  if (apt(["chromium"], say)) {
    const installed = onThePath();
    if (installed) return installed;
  }
  throw new Error(
    "The browser tests need Chromium or Chrome, and it could not be installed. " +
      'Install one (Debian: "apt-get install chromium fonts-noto-cjk"; elsewhere: "npx playwright install --with-deps chromium"), ' +
      "or give its path in CHROMIUM_PATH.",
  );
}

/** Without a Chinese font every page would show boxes, and screenshots and PDFs would prove nothing. */
export function findChineseFont(say = console.log) {
  if (process.platform !== "linux" || hasChineseFont()) return;
  say("No Chinese font found; trying to install one …");
  if (apt(["fontconfig", "fonts-noto-cjk"], say) && hasChineseFont()) return;
  throw new Error(
    'The browser tests need a Chinese font, and it could not be installed (Debian: "apt-get install fonts-noto-cjk").',
  );
}

function asked() {
  const path = process.env.CHROMIUM_PATH;
  if (path === undefined || path === "") return undefined;
  if (!existsSync(path)) throw new Error(`CHROMIUM_PATH names ${path}, which is not there.`);
  return path;
}

async function playwrights() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

function onThePath() {
  for (const name of NAMES) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      try {
        const path = join(folder, name);
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // not here
      }
    }
  }
  return undefined;
}

function hasChineseFont() {
  const listed = spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" });
  return listed.status === 0 && listed.stdout.trim() !== "";
}

export function apt(packages, say) {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return false;
  say(`apt-get install ${packages.join(" ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  ran("apt-get", ["update", "-q"], env);
  return ran("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], env);
}

/** Whether all the libraries it wants are there. */
const starts = (path) => ran(path, ["--version"]);

function ran(program, args, env = process.env) {
  return (
    spawnSync(program, args, { env, cwd: root, stdio: ["ignore", "ignore", "ignore"], timeout: 600_000 }).status === 0
  );
}
