declare module "http_ece" {
  import type { ECDH } from "node:crypto";

  /** RFC 8188 and 8291, as a browser reads what its push service gives it. */
  export function decrypt(
    body: Buffer,
    parameters: { readonly version: "aes128gcm"; readonly privateKey: ECDH; readonly authSecret: string },
  ): Buffer;
}
