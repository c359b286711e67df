import { expect, test } from "vitest";
import { headersFor, policyFor } from "./security-headers";

test("resident pages run no inline script, no eval, no WebAssembly and show no camera", () => {
  const policy = policyFor("/u/1", false);
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("style-src 'self';");
  expect(policy).not.toContain("unsafe");
  expect(headersFor("/u/1", { publicUrl: "http://a", dev: false })["Permissions-Policy"]).toContain("camera=()");
});

test("the staff app may run WebAssembly and the camera, and still no eval", () => {
  for (const path of ["/staff", "/staff/todo"]) {
    expect(policyFor(path, false)).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policyFor(path, false)).not.toContain("'unsafe-eval'");
    expect(headersFor(path, { publicUrl: "http://a", dev: false })["Permissions-Policy"]).toContain("camera=(self)");
  }
  expect(policyFor("/staffing", false)).not.toContain("wasm");
});

test("the worker that reads codes may run WebAssembly: it obeys its own script's policy", () => {
  expect(policyFor("/_next/static/chunks/1.js", false)).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(policyFor("/_next/data/x.json", false)).not.toContain("wasm");
});

test("only an address with https asks browsers to keep to it", () => {
  expect(headersFor("/", { publicUrl: "https://a", dev: false })).toHaveProperty("Strict-Transport-Security");
  expect(headersFor("/", { publicUrl: "http://a", dev: false })).not.toHaveProperty("Strict-Transport-Security");
});

test("the address of a preview, which is its key, is told to nobody", () => {
  const headers = headersFor("/preview/abc", { publicUrl: "https://a", dev: false });
  expect(headers["Referrer-Policy"]).toBe("no-referrer");
  expect(headers["X-Robots-Tag"]).toContain("noindex");
  expect(headersFor("/notices/abc", { publicUrl: "https://a", dev: false })).not.toHaveProperty("X-Robots-Tag");
});
