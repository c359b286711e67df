/** Something of a known height that draws itself with its top left corner at (x, y). */
export interface Block {
  readonly height: number;
  draw(x: number, y: number): void;
}

export const space = (height: number): Block => ({ height, draw: () => undefined });

/** Blocks under each other as one. */
export function stack(blocks: readonly Block[]): Block {
  return {
    height: heightOf(blocks),
    draw(x, y) {
      let top = y;
      for (const block of blocks) {
        block.draw(x, top);
        top += block.height;
      }
    },
  };
}

export const heightOf = (blocks: readonly Block[]): number => blocks.reduce((total, block) => total + block.height, 0);
