import type { Viewer } from "@gongshi/domain/access/viewer";
import { addDays, dayOf, noonOf } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import { dayOffReason } from "@gongshi/domain/calendar/working-days";
import type { Result } from "@gongshi/domain/refusal";
import type { Db } from "@gongshi/usecases/db";
import { loadViewer } from "@gongshi/usecases/identity/viewer";
import type {
  Clock,
  FileStore,
  Keyring,
  PasswordHasher,
  PhotoReader,
  RollFile,
  RollWriter,
} from "@gongshi/usecases/ports";
import type { Actor } from "@gongshi/usecases/run-command";

/** What the seed works with; the same use-cases as the server's, under a clock of its own. */
export interface SeedServices {
  readonly db: Db;
  readonly files: FileStore;
  readonly photos: PhotoReader;
  readonly rolls: RollFile;
  readonly rollWriter: RollWriter;
  readonly passwords: PasswordHasher;
  readonly keyring: Keyring;
  readonly publicUrl: string;
}

/** The demo's stage: a clock that the script moves, and its people by name. */
export class DemoWorld {
  #now: Date;
  readonly people = new Map<string, string>();
  readonly units = new Map<string, string>();

  constructor(
    readonly services: SeedServices,
    readonly today: Day,
  ) {
    this.#now = noonOf(today);
  }

  readonly clock: Clock = () => this.#now;

  get deps() {
    return { ...this.services, clock: this.clock };
  }

  /** Moves to an hour of a day, given as days from today (negative: the past); never into a night. */
  at(daysFromToday: number, hour = 10): Day {
    const day = addDays(this.today, daysFromToday);
    this.#now = new Date(`${day}T${String(hour).padStart(2, "0")}:00:00+08:00`);
    return day;
  }

  /** As `at`, but on the nearest earlier working day: offices rest even in a demo. */
  workdayAt(daysFromToday: number, hour = 10): Day {
    let ago = daysFromToday;
    while (this.#rests(ago)) ago -= 1;
    return this.at(ago, hour);
  }

  /** As `at`, but on the nearest later working day; the last one before today where that is not reached yet. */
  workdayFrom(daysFromToday: number, hour = 10): Day {
    let ago = daysFromToday;
    while (ago < 0 && this.#rests(ago)) ago += 1;
    return ago < 0 ? this.at(ago, hour) : this.workdayAt(-1, hour);
  }

  #rests = (daysFromToday: number): boolean => dayOffReason(addDays(this.today, daysFromToday)) !== null;

  day = (): Day => dayOf(this.#now);

  unit(name: string): string {
    const id = this.units.get(name);
    if (id === undefined) throw new Error(`the demo has no unit ${name}`);
    return id;
  }

  /** Acts as a demo person, with the roles held on the day of the clock. */
  async as(key: string): Promise<Actor> {
    const personId = this.people.get(key);
    const viewer: Viewer | null =
      personId === undefined ? null : await loadViewer(this.services.db, personId, this.#now);
    if (viewer === null) throw new Error(`the demo has no person ${key}`);
    return { viewer, ip: null };
  }
}

/** The demo goes through the same doors as everyone; a refusal there is a fault of the script. */
export function must<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(`the demo was refused: ${result.refusal.refused} ${JSON.stringify(result.refusal.details)}`);
  return result.value;
}
