/** First two digits of an identity number (GB/T 2260): provinces, regions, cities; 83 for residents from Taiwan. */
const PROVINCES = new Set(
  [11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46]
    .concat([50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83])
    .map(String),
);

export const isKnownProvince = (twoDigits: string): boolean => PROVINCES.has(twoDigits);
