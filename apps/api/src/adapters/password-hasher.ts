import { hash, verify } from "@node-rs/argon2";
import type { PasswordHasher } from "@gongshi/usecases/ports";

/** argon2id with OWASP's parameters for it (19 MiB, two passes); the library's default algorithm is argon2id. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const passwordHasher: PasswordHasher = {
  hash: (password) => hash(password, OPTIONS),
  verify: (stored, password) => verify(stored, password),
};
