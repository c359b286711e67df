// Finds, or gets, WebKit and its driver for the tests in it.
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { apt } from "./browser.mjs";

const LIBRARIES = ["/usr/lib", "/usr/libexec", "/usr/lib64"];

/** Paths of the driver, of the browser it drives, and of what gives both a screen. Throws with what to install. */
export function findWebKit(say = console.log) {
  const found = look();
  if (found !== null) return found;
  say("No WebKit driver found; trying to install one …");
  const installed = apt(["webkit2gtk-driver", "xvfb", "xauth"], say) ? look() : null;
  if (installed !== null) return installed;
  throw new Error(
    "The tests in WebKit need WebKitWebDriver, MiniBrowser and Xvfb, and they could not be installed " +
      '(Debian: "apt-get install webkit2gtk-driver xvfb").',
  );
}

function look() {
  const driver = onThePath("WebKitWebDriver");
  const screen = onThePath("Xvfb");
  const browser = miniBrowser();
  return driver && screen && browser ? { driver, screen, browser } : null;
}

function onThePath(name) {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

/** Below the libraries' folder, which names the machine's architecture and WebKit's version. */
function miniBrowser() {
  for (const folder of LIBRARIES.filter((path) => existsSync(path))) {
    for (const name of ["", ...readdirSync(folder).filter((each) => each.includes("-linux-gnu"))]) {
      const inside = join(folder, name);
      const version = readdirSync(inside).find(
        (each) => /^webkit2?gtk-/.test(each) && existsSync(join(inside, each, "MiniBrowser")),
      );
      if (version !== undefined) return join(inside, version, "MiniBrowser");
    }
  }
  return undefined;
}
