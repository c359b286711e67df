import { unscale } from "./decimal";

/** 123450 → `"1,234.50"`, for sheets and screens. */
export function formatYuan(fen: number): string {
  const [whole = "0", cents = "00"] = unscale(fen, 2).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents}`;
}

/** 123450 → `"1234.50"`, a decimal string for machines. */
export const yuanText = (fen: number): string => unscale(fen, 2);

/** 3570 → `"3.57"`, 24000 → `"24"`: a quantity in thousandths, without idle zeros. */
export const quantityText = (milli: number): string => trimZeros(unscale(milli, 3));

/** 1064300 → `"106.43"`, 160000 → `"16.00"`: a rate in ten-thousandths of a yuan, at least two decimals. */
export const rateText = (rateE4: number): string => unscale(rateE4, 4).replace(/(\.\d\d)(\d*?)0+$/, "$1$2");

function trimZeros(text: string): string {
  return text.replace(/\.?0+$/, "");
}
