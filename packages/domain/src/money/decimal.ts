/**
 * Decimal numbers as text. Money never passes through binary fractions: the digits are moved, not multiplied.
 */

/** A whole number of the unit asked for, and whether nothing had to be rounded to get there. */
export interface Scaled {
  readonly units: number;
  readonly exact: boolean;
}

const PLAIN = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/**
 * `"1.235"` at 2 places → `{units: 124, exact: false}`: half away from zero, as finance rounds.
 * Null when the text is not a plain decimal number, or too large to be held exactly.
 */
export function scaleDecimal(text: string, places: number): Scaled | null {
  const parts = PLAIN.exec(text);
  if (!parts) return null;
  const [, sign = "", whole = "", fraction = ""] = parts;
  if (whole === "" && fraction === "") return null;
  const kept = fraction.slice(0, places).padEnd(places, "0");
  const rest = fraction.slice(places);
  const digits = `${whole}${kept}`.replace(/^0+(?=\d)/, "");
  if (digits.length > 15) return null;
  const magnitude = Number(digits === "" ? "0" : digits) + (/^[5-9]/.test(rest) ? 1 : 0);
  const units = sign === "-" && magnitude !== 0 ? -magnitude : magnitude;
  return { units, exact: !/[1-9]/.test(rest) };
}

/**
 * A spreadsheet's number as plain decimal text. Spreadsheets keep 15 significant digits; what lies beyond
 * (0.1 + 0.2 = 0.30000000000000004) is an artefact of binary fractions and is dropped.
 */
export function decimalText(value: number): string | null {
  if (!Number.isFinite(value)) return null;
  const [mantissa = "0", exponentText = "0"] = value.toExponential(14).split("e");
  const exponent = Number(exponentText);
  const negative = mantissa.startsWith("-");
  const digits = mantissa.replace("-", "").replace(".", "");
  const point = 1 + exponent;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
  const fraction = (point > 0 ? digits.slice(point) : `${"0".repeat(-point)}${digits}`).replace(/0+$/, "");
  return `${negative && /[1-9]/.test(digits) ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** The opposite of {@link scaleDecimal}: 123450 at 2 places → `"1234.50"`. */
export function unscale(units: number, places: number): string {
  const digits = String(Math.abs(units)).padStart(places + 1, "0");
  const cut = digits.length - places;
  return `${units < 0 ? "-" : ""}${digits.slice(0, cut)}${places === 0 ? "" : `.${digits.slice(cut)}`}`;
}
