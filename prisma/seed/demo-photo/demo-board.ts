import sharp from "sharp";
import { seededNumbers } from "./seeded-numbers";

/** Green felt, cork, and a painted board under a plastered wall. */
const SURFACES = [
  { board: "#2f6048", frame: "#77512f", wall: "#c2b9a8", grain: 9 },
  { board: "#b8894f", frame: "#8a8d90", wall: "#d6d2c8", grain: 26 },
  { board: "#34506b", frame: "#a9aeb3", wall: "#b8b3a6", grain: 6 },
] as const;

const drawn = new Map<number, Promise<Buffer>>();

/** Raw RGB of an empty board; drawn once per surface. */
export function demoBoard(surface: number, width: number, height: number): Promise<Buffer> {
  const known = drawn.get(surface);
  if (known !== undefined) return known;
  const made = draw(SURFACES[surface] ?? SURFACES[0], surface, width, height);
  drawn.set(surface, made);
  return made;
}

async function draw(look: (typeof SURFACES)[number], seed: number, width: number, height: number): Promise<Buffer> {
  const side = width * 0.035;
  const frame = width * 0.018;
  const inner = { x: side, y: side, width: width - 2 * side, height: height - 2 * side };
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs>
      <linearGradient id="light" x1="0" y1="0" x2="0.9" y2="1">
        <stop offset="0" stop-color="#fffbe8" stop-opacity=".3"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/>
        <stop offset="1" stop-color="#000" stop-opacity=".28"/>
      </linearGradient>
    </defs>
    <rect width="100%" height="100%" fill="${look.wall}"/>
    <rect x="${inner.x + 6}" y="${inner.y + 10}" width="${inner.width}" height="${inner.height}" fill="#000" opacity=".25"/>
    <rect x="${inner.x}" y="${inner.y}" width="${inner.width}" height="${inner.height}" fill="${look.board}"
      stroke="${look.frame}" stroke-width="${frame}"/>
    ${neighbours(seed, inner)}
    <rect width="100%" height="100%" fill="url(#light)"/>
  </svg>`;
  const pixels = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
  return grained(pixels, width, look.grain, seed);
}

/** Old papers at the edges: grey lines, nothing to read. */
function neighbours(seed: number, inner: { x: number; y: number; width: number; height: number }): string {
  const next = seededNumbers(seed + 71);
  const places = [0.03, 0.83].flatMap((x) => [0.08, 0.55].map((y) => [x, y] as const));
  return places
    .map(([x, y]) => {
      const left = inner.x + inner.width * (x + 0.02 * next());
      const top = inner.y + inner.height * (y + 0.03 * next());
      const lines = Array.from(
        { length: 14 },
        (_, index) => `<rect x="16" y="${40 + index * 20}" width="${120 + 55 * next()}" height="5" fill="#9a968c"/>`,
      ).join("");
      const tint = next() > 0.5 ? "#efe9d8" : "#f1ecec";
      return `<g transform="translate(${left} ${top}) rotate(${(next() - 0.5) * 6})">
        <rect x="4" y="5" width="210" height="330" fill="#000" opacity=".25"/>
        <rect width="210" height="330" fill="${tint}"/><rect x="45" y="14" width="120" height="12" fill="#7c776d"/>
        ${lines}<circle cx="105" cy="8" r="6" fill="#b3332b"/></g>`;
    })
    .join("");
}

/** Fibres and sensor noise: grey levels shifted in runs of a few pixels. */
function grained(pixels: Buffer, width: number, grain: number, seed: number): Buffer {
  const next = seededNumbers(seed + 5);
  const strip = Float32Array.from({ length: 65_536 }, () => (next() - 0.5) * grain);
  for (let pixel = 0; pixel < pixels.length / 3; pixel += 1) {
    const row = Math.floor(pixel / width);
    const shift = strip[(pixel + row * 7919) & 65_535] ?? 0;
    for (let channel = 0; channel < 3; channel += 1) {
      const at = pixel * 3 + channel;
      pixels[at] = Math.min(255, Math.max(0, Math.round((pixels[at] ?? 0) + shift)));
    }
  }
  return pixels;
}
