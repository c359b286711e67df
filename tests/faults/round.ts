import type { Page } from "@playwright/test";
import { pause, type Rule } from "../support/line";
import type { Verdict } from "./ledger";
import type { KeptPosting, Phone } from "./phone";
import type { Moment, PlannedFault, RoundPlan } from "./plan";
import type { World } from "./world";

/** Pages that die are part of a round: what the person was doing there is begun again. */
const MOST_TRIES = 5;
const STEP_MS = 30_000;
const SETTLE_MS = 180_000;
const FALL_MS = 20_000;
const WAITING = /^(queued|sending|needs-you)$/;

/** Posts with everything that the plan lets happen, waits for fair weather, and says what became of every posting. */
export async function runRound(world: World, plan: RoundPlan): Promise<Verdict> {
  for (const [index, faults] of plan.postings.entries()) {
    const phone = world.phones[index % world.phones.length]!;
    await new Posting(world, phone, faults).run();
  }
  await world.heal();
  for (const phone of world.phones) await phone.mend();
  for (const phone of world.phones) if (phone.used) await settled(world, phone);
  return world.ledger.verdict(world.phones.map((phone) => phone.lastKept));
}

/** One posting on one phone, up to where it is queued and the line has been tried. */
class Posting {
  readonly #world: World;
  readonly #phone: Phone;
  readonly #faults: readonly PlannedFault[];
  /** Its draft or entry on the phone, once it is known. */
  #id: string | null = null;
  #known: ReadonlySet<string> = new Set();
  readonly #under: Promise<void>[] = [];

  constructor(world: World, phone: Phone, faults: readonly PlannedFault[]) {
    this.#world = world;
    this.#phone = phone;
    this.#faults = faults;
  }

  async run(): Promise<void> {
    const page = await this.#phone.open();
    await page.locator("input[type=file][capture]").first().waitFor({ state: "attached" });
    this.#known = new Set((await this.#phone.kept()).map(({ id }) => id));
    await this.#during("opening");
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      try {
        await this.#take();
        break;
      } catch {
        // The page is gone, or somebody else's page stands there: the person looks what is left, and goes on.
        await Promise.all(this.#under);
      }
    }
    await this.#during("sending");
    await pause(400);
    await this.#during("afterwards");
    await Promise.all(this.#under);
    await this.#untilFallen();
  }

  /** A busy machine sends slowly: the weather stays until it has fallen upon something, or nothing is left to send. */
  async #untilFallen(): Promise<void> {
    const until = Date.now() + FALL_MS;
    while (!this.#world.line.allFell && Date.now() < until) {
      const kept = await this.#phone.kept().catch(() => []);
      if (!kept.some(({ id, state }) => id === this.#id && WAITING.test(state))) return;
      await pause(250);
    }
  }

  async #take(): Promise<void> {
    if (this.#id !== null || (await this.#left()) !== null) return this.#goOn();
    const page = await this.#phone.open();
    const input = page.locator("input[type=file][capture]").first();
    await input.setInputFiles({ name: "board.jpg", mimeType: "image/jpeg", buffer: await this.#world.photo() });
    const reading = this.#during("reading");
    await this.#submitted(page, reading);
  }

  /** What a page that died has left on the phone. */
  async #left(): Promise<string | null> {
    await this.#phone.open();
    const kept = await this.#note();
    this.#id = kept.find(({ id }) => !this.#known.has(id))?.id ?? null;
    return this.#id;
  }

  async #goOn(): Promise<void> {
    const id = this.#id!;
    const found = (await this.#note()).find((each) => each.id === id);
    if (found !== undefined && !found.state.startsWith("draft")) return;
    const page = await this.#phone.open(`/staff/post?draft=${id}`);
    await this.#submitted(page, Promise.resolve());
  }

  /** From the photo to the screen that says where it is. */
  async #submitted(page: Page, reading: Promise<void>): Promise<void> {
    const submit = page.getByRole("button", { name: "上报", exact: true });
    await Promise.all([submit.waitFor({ timeout: STEP_MS }), reading]);
    // The screen has shown the photo and what it proves: from here on it is the phone's to keep.
    const kept = await this.#note();
    this.#id ??= kept.find(({ id }) => !this.#known.has(id))?.id ?? null;
    await this.#during("reviewing");
    const submitting = this.#during("submitting");
    await submit.click({ timeout: STEP_MS });
    const id = this.#id;
    await Promise.all([page.getByRole("link", { name: "回到待办" }).waitFor({ timeout: STEP_MS }), submitting]);
    await this.#note();
    if (id !== null && (await page.getByText("已送达").first().isVisible())) this.#world.ledger.calledSent(id);
    const twin = this.#faults.find(({ fault }) => fault === "two-phones");
    if (twin !== undefined && id !== null) await this.#twice(id);
  }

  async #note(): Promise<readonly KeptPosting[]> {
    const kept = await this.#phone.kept();
    this.#world.ledger.note(kept);
    return kept;
  }

  /** The same posting on another phone, and both of them send it. */
  async #twice(id: string): Promise<void> {
    const other = this.#world.phones.find((phone) => phone !== this.#phone)!;
    await other.open().catch(() => undefined);
    await this.#phone.copyTo(other, id);
    this.#world.line.heal();
    await Promise.all([wake(this.#phone), wake(other)]);
  }

  async #during(moment: Moment): Promise<void> {
    for (const planned of this.#faults) {
      if (planned.moment !== moment) continue;
      await pause(planned.after);
      await this.#happen(planned);
    }
  }

  async #happen({ fault, requests, variant }: PlannedFault): Promise<void> {
    const { line } = this.#world;
    const falls = (trouble: Rule["trouble"], on: Rule["on"], left = requests): void => line.add({ trouble, on, left });
    switch (fault) {
      case "tab-killed":
        await (variant % 3 === 0 ? this.#phone.closeTab() : this.#phone.crashTab());
        return;
      case "phone-killed":
        await this.#phone.powerOff();
        return;
      case "workers-killed":
        await this.#phone.killWorkers();
        return;
      case "cut":
        falls("cut", variant % 4 === 0 ? "postings" : "photos");
        return;
      case "captive":
        falls("captive", variant % 2 === 0 ? "all" : "work", requests * 2);
        return;
      case "error":
        falls("error", variant % 2 === 0 ? "all" : "work", requests * 2);
        return;
      case "stall":
        falls("stall", variant % 3 === 0 ? "postings" : "work", 1);
        return;
      case "answer-lost":
        falls(variant % 3 === 0 ? "answer-torn" : "answer-lost", variant % 2 === 0 ? "postings" : "work");
        return;
      case "two-phones":
        // Nothing leaves before the other phone has it too.
        falls("down", "work", 1_000);
        return;
      case "wrong-clock":
        await this.#phone.setClock([-40 * 1_440, -180, 300, 2 * 1_440][variant % 4]!);
        await this.#phone.closeTab();
        return;
      case "quota-full":
        await this.#phone.setQuota(1);
        return;
      case "session-expired":
        await this.#phone.endSession(this.#world.serverUrl);
        return;
      case "new-version":
        line.newVersion();
        await this.#phone.lookForNewVersion();
        this.#under.push(this.#askForNewVersion());
        return;
      case "server-killed":
        this.#world.killServer(variant % 3 === 0);
        return;
    }
  }

  /** The person taps 现在更新 as soon as the bar is there, whatever she is doing. */
  async #askForNewVersion(): Promise<void> {
    const page = await this.#phone.page();
    await page
      .getByRole("button", { name: "现在更新" })
      .click({ timeout: 4_000 })
      .catch(() => undefined);
  }
}

/** Opens the app in fair weather and waits until nothing waits any more; unfinished postings are finished. */
async function settled(world: World, phone: Phone): Promise<void> {
  const deadline = Date.now() + SETTLE_MS;
  let kept: readonly KeptPosting[] = [];
  let page = await phone.page();
  do {
    // Somebody else's page may stand there, or none; and the session may have ended.
    const there = page.url().includes("/staff") && (await phone.signInIfAsked(page).then(yes, no));
    if (!there) page = await phone.open();
    kept = await phone.kept().catch(() => kept);
    world.ledger.note(kept);
    const draft = kept.find(({ state }) => state.startsWith("draft of"));
    if (draft !== undefined) {
      page = await phone.open(`/staff/post?draft=${draft.id}`);
      const submit = page.getByRole("button", { name: "上报", exact: true });
      await submit.click({ timeout: STEP_MS }).catch(() => undefined);
      await pause(300);
    } else if (!kept.some(({ state }) => WAITING.test(state))) {
      phone.used = false;
      return;
    }
    await wake(phone);
    await pause(250);
  } while (Date.now() < deadline);
}

const yes = (): boolean => true;
const no = (): boolean => false;

/** Coming online is one of the outbox's alarm clocks. */
async function wake(phone: Phone): Promise<void> {
  await (await phone.page()).evaluate(() => dispatchEvent(new Event("online"))).catch(() => undefined);
}
