import { boardPhoto } from "./board-photo";

/** How somebody signs in. */
export interface Account {
  readonly phone: string;
  readonly password: string;
}

const PHOTO_WIDTH = 1_400;

/** Photos of boards with the clerk's own sheets, one sheet and two. */
export async function photosOfSheets(url: string, clerk: Account): Promise<Buffer[]> {
  let cookie = "";
  const ask = async (query: string): Promise<any> => {
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({ query }),
    });
    cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    return ((await answer.json()) as { data: unknown }).data;
  };
  await ask(`mutation { signIn(phone: "${clerk.phone}", password: "${clerk.password}") { __typename } }`);
  const { viewer } = await ask("{ viewer { appointments { unit { id } } } }");
  const { sheets } = await ask(
    `{ sheets(unitId: "${viewer.appointments[0].unit.id}") { pdfPath entries { notice { actions } } } }`,
  );
  const own = (sheets as { pdfPath: string; entries: { notice: { actions: string[] } }[] }[]).filter(({ entries }) =>
    entries.every(({ notice }) => notice.actions.includes("POST")),
  );
  const pdfs = await Promise.all(
    own.slice(0, 2).map(async ({ pdfPath }) => {
      const answer = await fetch(url + pdfPath, { headers: { cookie } });
      return new Uint8Array(await answer.arrayBuffer());
    }),
  );
  if (pdfs.length === 0) throw new Error("the demo has no sheet that its clerk may post");
  return Promise.all([
    ...pdfs.map((pdf) => boardPhoto({ sheets: [{ pdf }], width: PHOTO_WIDTH, share: 0.45 })),
    boardPhoto({ sheets: pdfs.map((pdf) => ({ pdf })), width: PHOTO_WIDTH, share: 0.36 }),
  ]);
}
