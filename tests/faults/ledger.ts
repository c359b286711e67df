import { createHash } from "node:crypto";
import { join } from "node:path";
import pg from "pg";
import { createFileStore } from "../../apps/api/src/adapters/file-store";
import { openVault } from "../../apps/api/src/adapters/vault";
import { runningEmbeddedUrl } from "../../apps/api/src/launcher/embedded-postgres";
import type { KeptPosting } from "./phone";

/** What the phones have said and held so far, posting by posting, whatever becomes of them. */
interface Promised {
  photoSha256: string | null;
  /** Hash of the bytes by the name under which the phone kept them; of a draft until it is an entry. */
  files: ReadonlyMap<string, string>;
  /** It has been an entry: what it consists of changes no more. */
  made: boolean;
  /** The phone has once called it sent. */
  received: boolean;
}

export interface Verdict {
  /** Each with what is wrong. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly onServer: number;
  readonly onPhone: number;
  readonly refused: number;
  /** Names of the refusals that are new since the last verdict. */
  readonly refusals: readonly string[];
}

interface ServerPosting {
  readonly id: string;
  readonly photo: string;
  readonly crops: string[];
  readonly traces: number;
}

/**
 * Keeps account of every posting that a phone has ever held, apart from the app's own account of it, and compares it with
 * what the server's database and files hold.
 */
export class Ledger {
  readonly #promised = new Map<string, Promised>();
  readonly #dataDir: string;
  #before: ReadonlySet<string> = new Set();
  readonly #refused = new Set<string>();

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  /** Postings of the demo are nobody's concern here. */
  async begin(): Promise<void> {
    this.#before = new Set((await this.#postings()).map(({ id }) => id));
  }

  /** Whatever a phone holds has to arrive, stay, or be refused from now on. */
  note(kept: readonly KeptPosting[]): void {
    for (const { id, state, photoSha256, files } of kept) {
      const known = this.#promised.get(id) ?? { photoSha256: null, files: new Map(), made: false, received: false };
      const made = !state.startsWith("draft of");
      // A draft that is read anew may have other cuts. What has arrived lets its files go, but for those that another needs.
      const whole = state !== "received" && files.length > 0;
      if (whole && (made || !known.made)) {
        known.photoSha256 = photoSha256;
        known.files = new Map(files.map((file) => [file.name, file.sha256]));
        known.made = made;
      }
      if (made) known.photoSha256 = photoSha256;
      known.received ||= state === "received";
      this.#promised.set(id, known);
    }
  }

  /** The screen said 已送达. */
  calledSent(id: string): void {
    const known = this.#promised.get(id);
    if (known !== undefined) known.received = true;
  }

  /** @param phones what each phone holds now */
  async verdict(phones: readonly (readonly KeptPosting[])[]): Promise<Verdict> {
    for (const kept of phones) this.note(kept);
    const held = new Map<string, string[]>();
    for (const { id, state } of phones.flat()) held.set(id, [...(held.get(id) ?? []), state]);
    const postings = (await this.#postings()).filter(({ id }) => !this.#before.has(id));
    const lost: string[] = [];
    const doubled: string[] = [];
    let refused = 0;
    let onPhone = 0;
    for (const [id, promised] of this.#promised) {
      const found = postings.filter((posting) => posting.id === id);
      const states = held.get(id) ?? [];
      if (promised.received) {
        const fault = found[0] === undefined ? "not on the server" : await this.#fault(found[0], promised);
        if (fault !== null) lost.push(`${id}: called sent, ${fault}`);
      } else if (states.length === 0) {
        lost.push(`${id}: neither called sent nor on a phone any more`);
      } else if (states.includes("refused")) {
        refused += 1;
      } else {
        onPhone += 1;
      }
      if (found.length > 1) doubled.push(`${id}: ${found.length} times on the server`);
      if ((found[0]?.traces ?? 1) !== 1) doubled.push(`${id}: received ${found[0]?.traces} times`);
    }
    doubled.push(...this.#strangers(postings));
    const fresh = phones.flat().filter(({ id, state }) => state === "refused" && !this.#refused.has(id));
    for (const { id } of fresh) this.#refused.add(id);
    const refusals = fresh.map(({ code = "" }) => code);
    return { lost, doubled, onServer: postings.length, onPhone, refused, refusals };
  }

  /**
   * Postings on the server that no phone has ever stored: the same photo under another name. A photo that nobody else has may
   * be that of a page whose phone could not store it; no two photos of the suite are alike, so it is there once.
   */
  #strangers(postings: readonly ServerPosting[]): string[] {
    const times = new Map<string, number>();
    for (const { photo } of postings) times.set(photo, (times.get(photo) ?? 0) + 1);
    const named = new Set([...this.#promised.values()].map(({ photoSha256 }) => photoSha256));
    return postings
      .filter(({ id, photo }) => !this.#promised.has(id) && (times.get(photo)! > 1 || named.has(photo)))
      .map(({ id }) => `${id}: the photo of another posting`);
  }

  async #fault(posting: ServerPosting, promised: Promised): Promise<string | null> {
    if (promised.photoSha256 !== posting.photo) return `with the photo ${posting.photo}`;
    const wanted = [...promised.files.keys()].sort();
    const there = [...new Set([posting.photo, ...posting.crops])].sort();
    if (promised.made && wanted.join() !== there.join()) return `with ${there.length} files, not ${wanted.length}`;
    const { vault } = await openVault(this.#dataDir);
    const store = createFileStore(join(this.#dataDir, "files"), vault);
    for (const name of there) {
      const bytes = await store.get(name).catch(() => null);
      if (bytes === null) return `without the bytes of ${name}`;
      const sent = promised.files.get(name) ?? name;
      if (createHash("sha256").update(bytes).digest("hex") !== sent) return `with other bytes of ${name}`;
    }
    return null;
  }

  async #postings(): Promise<ServerPosting[]> {
    const url = runningEmbeddedUrl(this.#dataDir);
    if (url === null) throw new Error("the server's database does not run");
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const { rows } = await client.query<ServerPosting>(
        `select p.id, p.photo_sha256 as photo,
           array(select c.sha256 from code_crop c where c.posting_id = p.id) as crops,
           (select count(*)::int from audit_event a where a.kind = 'posting.received' and a.subject_id = p.id::text)
             as traces
         from posting p`,
      );
      return rows;
    } finally {
      await client.end();
    }
  }
}
