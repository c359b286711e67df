/** The shared texts of a workbook, kept as bytes; the ones in frequent use are kept as cells too. */
import type { Cell } from "@gongshi/domain/roll/cells";

const CHUNK_BYTES = 1 << 20;
const KEPT = 4096;

export class StringTable {
  private readonly chunks: Buffer[] = [];
  private used = CHUNK_BYTES;
  private chunkOf = new Uint32Array(1024);
  private startOf = new Uint32Array(1024);
  private bytesOf = new Uint32Array(1024);
  private count = 0;
  private readonly keptIndex = new Int32Array(KEPT).fill(-1);
  private readonly kept: (Cell | undefined)[] = [];

  add(text: string): void {
    const room = text.length * 3;
    if (this.used + room > CHUNK_BYTES) {
      this.chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, room)));
      this.used = 0;
    }
    if (this.count === this.chunkOf.length) {
      this.chunkOf = doubled(this.chunkOf);
      this.startOf = doubled(this.startOf);
      this.bytesOf = doubled(this.bytesOf);
    }
    const chunk = this.chunks.length - 1;
    const bytes = (this.chunks[chunk] as Buffer).write(text, this.used, "utf8");
    this.chunkOf[this.count] = chunk;
    this.startOf[this.count] = this.used;
    // The highest bit says that all of it is ASCII.
    this.bytesOf[this.count] = bytes === text.length ? (bytes | 0x80000000) >>> 0 : bytes;
    this.count += 1;
    this.used += bytes;
  }

  /** The text with this number as a cell; undefined for one that is empty, or that the table does not hold. */
  cell(index: number): Cell | undefined {
    if (index >= this.count) return undefined;
    const slot = index % KEPT;
    if (this.keptIndex[slot] === index) return this.kept[slot];
    const bytes = this.bytesOf[index] as number;
    const start = this.startOf[index] as number;
    const chunk = this.chunks[this.chunkOf[index] as number] as Buffer;
    const length = bytes & 0x7fffffff;
    const value =
      bytes > 0x7fffffff
        ? chunk.toString("latin1", start, start + length)
        : chunk.toString("utf8", start, start + length);
    const cell: Cell | undefined = value === "" ? undefined : { kind: "text", value };
    this.keptIndex[slot] = index;
    this.kept[slot] = cell;
    return cell;
  }
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(array.length * 2);
  wider.set(array);
  return wider;
}
