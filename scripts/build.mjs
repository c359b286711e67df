// Builds what is missing or out of date; `npm start` does so by itself.
import { withBuildLock } from "./lib/build-lock.mjs";
import { buildAll } from "./lib/steps.mjs";

try {
  await withBuildLock(() => buildAll({ say: console.log }));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
