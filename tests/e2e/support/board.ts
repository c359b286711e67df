import type { Page } from "@playwright/test";
import { boardPhoto } from "../../support/board-photo";

/** What the API answers this person; throws with what it says instead. */
export async function ask(page: Page, query: string): Promise<any> {
  const answer = await (await page.request.post("/graphql", { data: { query } })).json();
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

/** A sheet of the clerk's own that hangs or is to hang, as printed. */
export async function anySheet(clerk: Page): Promise<{ readonly pdf: Buffer; readonly unitId: string }> {
  const { viewer } = await ask(clerk, "{ viewer { appointments { unit { id } } } }");
  const unitId: string = viewer.appointments[0].unit.id;
  const { sheets } = await ask(clerk, `{ sheets(unitId: "${unitId}") { pdfPath entries { notice { actions } } } }`);
  const postable = (sheets as { pdfPath: string; entries: { notice: { actions: string[] } }[] }[]).find((sheet) =>
    sheet.entries.every(({ notice }) => notice.actions.includes("POST")),
  );
  if (postable === undefined) throw new Error("the demo has no sheet that this clerk may post");
  return { pdf: await (await clerk.request.get(postable.pdfPath)).body(), unitId };
}

let photos = 0;

/** A photo of that sheet as a camera's file; no two are alike. */
export async function cameraFile(pdf: Buffer): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  photos += 1;
  const buffer = await boardPhoto({ sheets: [{ pdf }], width: 1800, share: 0.45, rotate: 1 + photos / 100 });
  return { name: "board.jpg", mimeType: "image/jpeg", buffer };
}

/** The camera's input of the screen. */
export const camera = (page: Page) => page.locator("input[type=file][capture]").first();
