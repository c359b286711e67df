import { readConfig } from "../config";
import type { Config } from "../config";
import { openDatabase } from "../launcher/open-database";
import { inWords } from "./in-words";

type Opened = Awaited<ReturnType<typeof openDatabase>>;

/**
 * Runs a command's work on the installation's database, beside a stopped server or a running one, and closes it again.
 * @param command as it is typed, for whoever finds the data folder in use
 * @param work returns the exit code
 */
export const withDatabase = (
  command: string,
  work: (config: Config, database: Opened) => Promise<number>,
): Promise<number> =>
  inWords(async () => {
    const config = readConfig(process.env, { dev: false });
    const database = await openDatabase(config, { what: command, say: (line) => console.error(line), join: true });
    try {
      return await work(config, database);
    } finally {
      await database.close();
    }
  });
