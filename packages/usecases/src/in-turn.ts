/**
 * Work on the same thing goes on one after the other in this process, in the order in which it came. It saves doing the same
 * at once for nothing; what must hold when there are several processes is for the database's locks.
 */
export function turns(): <T>(thing: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (thing, work) => {
    const mine = (last.get(thing) ?? Promise.resolve()).then(work, work);
    last.set(thing, mine);
    try {
      return await mine;
    } finally {
      if (last.get(thing) === mine) last.delete(thing);
    }
  };
}
