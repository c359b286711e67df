/** A clock that stands still until a test moves it. */
export class TestClock {
  #now: Date;

  constructor(day: string, hour = 10) {
    this.#now = TestClock.#instant(day, hour);
  }

  static #instant(day: string, hour: number): Date {
    return new Date(`${day}T${String(hour).padStart(2, "0")}:00:00+08:00`);
  }

  readonly now = (): Date => this.#now;

  to(day: string, hour = 10): void {
    this.#now = TestClock.#instant(day, hour);
  }
}
