/**
 * The page for requests that never reach a page: an address that is none, headers that are too large. These words stand
 * here because the web app, which has all others, is not asked any more.
 */
const WORDS = {
  lost: [
    "这个地址打不开",
    "地址可能没有抄全，或者多了几个符号。请回到首页，按单位查找；或者重新扫一次公示表上的二维码。",
  ],
  tooLarge: ["内容太大，没有收下", "请回到首页重新打开；还是不行，请清除本网站的浏览数据后再试。"],
  broken: ["网站暂时出了问题", "请过几分钟再试。给您添麻烦了。"],
} as const satisfies Record<string, readonly [title: string, help: string]>;

const TOO_LARGE = new Set([413, 414, 431]);

/** What every answer of that kind says, as a page without script. */
export function plainPage(status: number): string {
  const [title, help] = status >= 500 ? WORDS.broken : TOO_LARGE.has(status) ? WORDS.tooLarge : WORDS.lost;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${help}</p>
<p><a href="/">回到首页</a></p>
</main>
</body>
</html>
`;
}

/** Whether a browser asks for something to show, rather than a program for data. */
export const wantsPage = (accept: string | undefined): boolean => accept?.includes("text/html") ?? false;

/** The body of an answer that is no refusal of a use-case, in the form that was asked for. */
export function plainAnswer(status: number, code: string, page: boolean): { type: string; body: string } {
  return page
    ? { type: "text/html; charset=utf-8", body: plainPage(status) }
    : { type: "application/json; charset=utf-8", body: JSON.stringify({ code, details: {} }) };
}
