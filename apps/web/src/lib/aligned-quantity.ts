import { unscale } from "@gongshi/domain/money/decimal";

/** Thousandths of one column as text with as many decimals as the longest needs: `48.12`, `71.50`, `0.00`. */
export function alignedQuantities(column: readonly number[]): (milli: number) => string {
  const decimals = Math.max(0, ...column.map(decimalsOf));
  return (milli) => {
    const text = unscale(milli, 3);
    return decimals === 0 ? text.slice(0, -4) : text.slice(0, text.length - 3 + decimals);
  };
}

function decimalsOf(milli: number): number {
  if (milli % 1000 === 0) return 0;
  if (milli % 100 === 0) return 1;
  return milli % 10 === 0 ? 2 : 3;
}
