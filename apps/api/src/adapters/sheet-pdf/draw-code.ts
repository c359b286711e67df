import QRCode from "qrcode";

const QUIET_MODULES = 4;

/** Draws a QR code (error correction M) as vector squares, quiet zone included, into a square of `side` points. */
export function drawCode(doc: PDFKit.PDFDocument, text: string, x: number, y: number, side: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const step = side / (modules.size + 2 * QUIET_MODULES);
  const at = (module: number) => (module + QUIET_MODULES) * step;
  doc.save();
  // One path for all, so that no hairlines show between neighbouring squares.
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1) {
      const start = column;
      while (column < modules.size && modules.get(row, column) === 1) column += 1;
      if (column > start) doc.rect(x + at(start), y + at(row), (column - start) * step, step);
    }
  doc.fill("#000000");
  doc.restore();
}
