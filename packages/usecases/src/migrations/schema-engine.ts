import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";

interface EngineExports {
  __wbindgen_start(): void;
}

/** Node has it; its types leave it to the browser's library. */
interface WebAssemblyApi {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: Record<string, object>) => { readonly exports: EngineExports };
}

let instantiated = false;

/** The engine keeps its memory in module state: it may be instantiated once per process only. */
function instantiateOnce(): void {
  if (instantiated) return;
  instantiated = true;
  (globalThis as Record<string, unknown>)["PRISMA_WASM_PANIC_REGISTRY"] = {
    // The engine says why it gives up before it does; the error that follows says only "unreachable".
    set_message: (message: string) => process.stderr.write(`schema engine: ${message}\n`),
  };
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(join(dirname(entry), "schema_engine_bg.wasm"));
  const { Instance, Module } = (globalThis as unknown as { WebAssembly: WebAssemblyApi }).WebAssembly;
  const { exports } = new Instance(new Module(bytes), { "./schema_engine_bg.js": bindings });
  (bindings as unknown as { __wbg_set_wasm(exports: EngineExports): void }).__wbg_set_wasm(exports);
  exports.__wbindgen_start();
}

/** Prisma Migrate's own engine over the given driver adapter; `free()` it when done. */
export async function createSchemaEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  datamodels: [string, string][] | undefined,
): Promise<SchemaEngine> {
  instantiateOnce();
  return bindings.SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter));
}
