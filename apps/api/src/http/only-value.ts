/** A parameter of an address that was given once; given twice it is an array, and means nothing. */
export const onlyValue = (parameter: unknown): string | null => (typeof parameter === "string" ? parameter : null);
