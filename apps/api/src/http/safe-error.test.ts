import { expect, test } from "vitest";
import { safeError } from "./safe-error";

test("rows and numbers of the database's errors do not reach the log", () => {
  const error = Object.assign(new Error('duplicate key: 13912345678, id "44990019900101123X"'), {
    code: "23505",
    detail: "Key (phone)=(13912345678) already exists.",
    parameters: ["示例人"],
  });
  const logged = JSON.stringify(safeError(error));
  expect(logged).not.toMatch(/13912345678|44990019900101123|示例人/);
  expect(safeError(error)).toMatchObject({ type: "Error", code: "23505" });
});

test("something thrown that is no error is still told", () => {
  expect(safeError("plain words")).toEqual({ type: "string", message: "plain words" });
});
