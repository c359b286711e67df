import { describe, expect, it } from "vitest";
import { deviceOf } from "./device";

describe("the device of a session", () => {
  it.each([
    [
      "Mozilla/5.0 (Linux; Android 9; JKM-AL00) AppleWebKit/537.36 Chrome/86.0 Mobile Safari/537.36 MMWEBID/1 MicroMessenger/8.0.30",
      "ANDROID",
      "WECHAT",
    ],
    [
      "Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114 Safari/537.36 ArkWeb/4.1",
      "HARMONY",
      "HUAWEI",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 Version/16.0 Mobile/15E148 Safari/604.1",
      "IPHONE",
      "SAFARI",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120 Safari/537.36 Edg/120",
      "WINDOWS",
      "EDGE",
    ],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:120) Gecko/20100101 Firefox/120", "LINUX", "FIREFOX"],
    ["curl/8", "OTHER", "OTHER"],
    [null, "OTHER", "OTHER"],
  ])("%s", (userAgent, system, browser) => {
    expect(deviceOf(userAgent)).toEqual({ system, browser });
  });
});
