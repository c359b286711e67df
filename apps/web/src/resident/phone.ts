/** `0760-8888 0000转3` → `tel:076088880000`; null where the text holds no number to dial. */
export function telAddress(phone: string): string | null {
  const first = /\+?\d[\d\-–—\s()（）]*/u.exec(phone.normalize("NFKC"))?.[0] ?? "";
  const dialled = first.replace(/[^\d+]/g, "");
  return dialled.replace("+", "").length >= 3 ? `tel:${dialled}` : null;
}

/** Digits apart, so that a voice reads `0760` as four digits and not as seven hundred and sixty. */
export const spokenPhone = (phone: string): string => phone.replace(/[-–—\s]/gu, " ").replace(/(\d)(?=\d)/g, "$1 ");
