import pg from "pg";

/**
 * Locks that say which of several processes on one database has a job. They live in a connection of their own: when the
 * process dies or the database goes, they are free at once, with no date to wait for.
 */
export class JobLocks {
  readonly #url: string;
  #client: Promise<pg.Client> | null = null;
  #lost = new AbortController();
  readonly #held = new Set<string>();

  constructor(url: string) {
    this.#url = url;
  }

  /**
   * Does the work while holding the lock; "TAKEN" when somebody else has it, here or in another process.
   * @param work its signal is aborted when the connection, and with it the lock, is lost
   */
  async holding<T>(name: string, work: (lost: AbortSignal) => Promise<T>): Promise<T | "TAKEN"> {
    // A session may take its own lock twice, so this process asks itself first.
    if (this.#held.has(name)) return "TAKEN";
    this.#held.add(name);
    try {
      const client = await this.#connected();
      const key = `gongshi.job.${name}`;
      const { rows } = await client.query<{ taken: boolean }>(
        "select pg_try_advisory_lock(hashtextextended($1, 0)) as taken",
        [key],
      );
      if (rows[0]?.taken !== true) return "TAKEN";
      const lost = this.#lost.signal;
      try {
        return await work(lost);
      } finally {
        if (!lost.aborted) await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [key]);
      }
    } finally {
      this.#held.delete(name);
    }
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await (await client?.catch(() => null))?.end();
  }

  #connected(): Promise<pg.Client> {
    this.#client ??= this.#connect().catch((error: unknown) => {
      this.#client = null;
      throw error;
    });
    return this.#client;
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true, application_name: "gongshi jobs" });
    const lost = new AbortController();
    const lose = (): void => {
      if (this.#lost === lost) this.#client = null;
      lost.abort();
    };
    client.on("error", lose);
    client.on("end", lose);
    await client.connect();
    this.#lost = lost;
    return client;
  }
}
