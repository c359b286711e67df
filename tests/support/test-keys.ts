/** Keys that several processes of one test share. */
export const TEST_KEYS = [{ version: 1, key: "ab".repeat(32) }];
