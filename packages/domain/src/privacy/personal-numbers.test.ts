import { describe, expect, it } from "vitest";
import { contactNumbers, findPersonalNumbers } from "./personal-numbers";

const kinds = (text: string, known: readonly string[] = []) =>
  findPersonalNumbers(text, new Set(known.flatMap(contactNumbers))).map(({ kind }) => kind);

describe("what looks like a personal number", () => {
  it.each([
    ["身份证449900196607225764", "IDENTITY"],
    ["449900 19660722 5764", "IDENTITY"],
    ["4499-0019-6607-2257-64", "IDENTITY"],
    ["４４９９００１９６６０７２２５７６４", "IDENTITY"],
    ["4 4 9 9 0 0 1 9 6 6 0 7 2 2 5 7 6 4", "IDENTITY"],
    ["449,900,196,607,225,764", "IDENTITY"],
    // A slip in the last digit does not make it anything else.
    ["449900196607225763", "IDENTITY"],
    ["44990019660722576x", "IDENTITY"],
    ["44990019660722576Ｘ号", "IDENTITY"],
    ["449900660722576", "IDENTITY"],
    ["449900********5764", "IDENTITY"],
    ["4499001966＊＊＊＊5764", "IDENTITY"],
    ["四四九九〇〇一九六六零七二二五七六四", "IDENTITY"],
    ["𝟒𝟒𝟗𝟗𝟎𝟎𝟏𝟗𝟔𝟔𝟎𝟕𝟐𝟐𝟓𝟕𝟔𝟒", "IDENTITY"],
    ["卡6228485501480102539", "CARD"],
    ["6228 4855 0148 0102 539", "CARD"],
    ["4000-0000-0000-0002", "CARD"],
    ["9558800200135073266", "CARD"],
    ["622848*********2539", "CARD"],
    ["13800138000", "PHONE"],
    ["138-0013-8000", "PHONE"],
    ["138 0013 8000", "PHONE"],
    ["138.0013.8000", "PHONE"],
    ["+86 13800138000", "PHONE"],
    ["8613800138000", "PHONE"],
    ["微信wx13800138000", "PHONE"],
    ["１３８００１３８０００", "PHONE"],
    ["1\u200b3800138000", "PHONE"],
    ["一三八〇〇一三八〇〇〇", "PHONE"],
    ["壹叁捌零零壹叁捌零零零", "PHONE"],
    ["幺三八零零幺三八零零零", "PHONE"],
    ["138/0013/8000", "PHONE"],
    ["0760/88881234", "PHONE"],
    ["1 3 8 0 0 1 3 8 0 0 0", "PHONE"],
    ["0760-88881234", "PHONE"],
    ["（0760）88881234", "PHONE"],
    ["0760 8888 1234", "PHONE"],
    ["076088881234", "PHONE"],
    ["+86-760-88881234", "PHONE"],
    ["020-81234567", "PHONE"],
    ["联系电话：88881234", "PHONE"],
    ["电话 8888-1234 张", "PHONE"],
  ])("%s is %s", (text, kind) => expect(kinds(text)).toEqual([kind]));

  it.each([
    "12,345.60元",
    "共28,449.81亩，456904.18元",
    "1,234,567,890.12",
    "粤农〔2022〕3号",
    "中农计财〔2022〕12号、中财农〔2021〕108号",
    "2026年9月22日至26日",
    "2026-09-22 2026-09-26",
    "20260922",
    "2026/09/22 10:30",
    "2025/2026/2027年度",
    "人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分",
    "2026-11-24 10:30:45",
    "16.06元/亩，39/43/52/56元",
    "442000002016",
    "第1、2、3、4、5、6、7、8、9、10、11、12批",
    "1 3 5 7 9 11 13 15 17 19",
    "1500 3600 200元",
    "热线12345，400-600-8000",
    "二〇二二年第三批",
    "88881234元",
    "联系时间20260922",
    "91442000MA4UQ1234X",
    "http://www.example.cn/post_2181234.html",
    "0.23",
    "",
  ])("%s passes", (text) => expect(kinds(text)).toEqual([]));

  it("knows the office's own numbers, with and without the area code", () => {
    const own = ["0760-88881234、88885678", "13900000001"];
    for (const text of ["电话：0760-88881234", "咨询电话88881234", "电话 8888 5678", "+86 139 0000 0001"])
      expect(kinds(text, own), text).toEqual([]);
    expect(kinds("0760-88881235", own)).toEqual(["PHONE"]);
    expect(kinds("449900196607225764", ["449900196607225764"])).toEqual(["IDENTITY"]);
  });

  it("says where each begins, by characters as people count them", () => {
    expect(findPersonalNumbers("𠮷电话13800138000，卡6228485501480102539")).toEqual([
      { kind: "PHONE", at: 4, length: 11 },
      { kind: "CARD", at: 17, length: 19 },
    ]);
  });
});
