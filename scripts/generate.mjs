// Generates what is not written by hand: the Prisma client, Pothos' types, and types of the web app's documents.
import { generate, generateDocumentTypes } from "./lib/steps.mjs";

try {
  await generate({ force: true });
  await generateDocumentTypes({ force: true });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
