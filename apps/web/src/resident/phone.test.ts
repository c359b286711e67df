import { expect, it } from "vitest";
import { spokenPhone, telAddress } from "./phone";

it.each([
  ["0760-88880000", "tel:076088880000"],
  ["（0760）8888 0000", "tel:076088880000"],
  ["0760-88880000转3", "tel:076088880000"],
  ["+86 760 8888 0000", "tel:+8676088880000"],
  ["12345", "tel:12345"],
  ["请到办公室", null],
  ["", null],
])("%s → %s", (phone, address) => {
  expect(telAddress(phone)).toBe(address);
});

it("is read digit by digit", () => {
  expect(spokenPhone("0760-8888")).toBe("0 7 6 0 8 8 8 8");
});
