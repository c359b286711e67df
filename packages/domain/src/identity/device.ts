/** What a session was opened with, as far as the browser says it: enough for a person to tell her devices apart. */
export interface Device {
  readonly system: "ANDROID" | "HARMONY" | "IPHONE" | "IPAD" | "WINDOWS" | "MAC" | "LINUX" | "OTHER";
  readonly browser: "WECHAT" | "HUAWEI" | "UC" | "QQ" | "EDGE" | "FIREFOX" | "CHROME" | "SAFARI" | "OTHER";
}

/** First match wins: WeChat and the others call themselves Chrome and Safari, too. */
const SYSTEMS: readonly (readonly [RegExp, Device["system"]])[] = [
  [/OpenHarmony|HarmonyOS/i, "HARMONY"],
  [/iPhone/, "IPHONE"],
  [/iPad/, "IPAD"],
  [/Android/i, "ANDROID"],
  [/Windows/, "WINDOWS"],
  [/Macintosh/, "MAC"],
  [/Linux|X11/, "LINUX"],
];
const BROWSERS: readonly (readonly [RegExp, Device["browser"]])[] = [
  [/MicroMessenger/i, "WECHAT"],
  [/HuaweiBrowser|ArkWeb/i, "HUAWEI"],
  [/UCBrowser/i, "UC"],
  [/QQBrowser/i, "QQ"],
  [/Edg(A|iOS)?\//, "EDGE"],
  [/Firefox|FxiOS/, "FIREFOX"],
  [/Chrome|CriOS/, "CHROME"],
  [/Safari/, "SAFARI"],
];

/** From a User-Agent header; null and nonsense give OTHER. */
export function deviceOf(userAgent: string | null): Device {
  const first = <Name>(table: readonly (readonly [RegExp, Name])[]): Name | "OTHER" =>
    table.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1] ?? "OTHER";
  return { system: first(SYSTEMS), browser: first(BROWSERS) };
}
