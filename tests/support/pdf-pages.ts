import { PDFiumLibrary } from "@hyzyla/pdfium";

let library: Promise<PDFiumLibrary> | undefined;

/** One page as seen: in grey, one byte a pixel. */
export interface PagePicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

async function withDocument<T>(pdf: Uint8Array, use: (pages: PageList) => Promise<T> | T): Promise<T> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(pdf);
  try {
    return await use({ count: document.getPageCount(), page: (number) => document.getPage(number - 1) });
  } finally {
    document.destroy();
  }
}

interface PageList {
  readonly count: number;
  page(number: number): ReturnType<Awaited<ReturnType<PDFiumLibrary["loadDocument"]>>["getPage"]>;
}

/** Renders page `number` (from 1) as wide as asked. */
export const renderPage = (pdf: Uint8Array, number: number, width: number): Promise<PagePicture> =>
  withDocument(pdf, async (pages) => {
    const page = pages.page(number);
    const { originalWidth } = page.getOriginalSize();
    return page.render({ scale: width / originalWidth, colorSpace: "Gray" });
  });

/** What each page says, line ends and spaces taken out: where a line breaks is the layout's business. */
export const pageTexts = (pdf: Uint8Array): Promise<string[]> =>
  withDocument(pdf, (pages) =>
    Array.from({ length: pages.count }, (_, index) =>
      pages
        .page(index + 1)
        .getText()
        .replace(/\s+/gu, ""),
    ),
  );

/** Sizes in points. */
export const pageSizes = (pdf: Uint8Array): Promise<{ width: number; height: number }[]> =>
  withDocument(pdf, (pages) =>
    Array.from({ length: pages.count }, (_, index) => {
      const { originalWidth, originalHeight } = pages.page(index + 1).getOriginalSize();
      return { width: originalWidth, height: originalHeight };
    }),
  );
