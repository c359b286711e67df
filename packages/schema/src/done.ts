import { builder } from "./builder";

/** What a mutation answers that leaves nothing to show: it is done, now or before. */
export const DoneType = builder.objectRef<true>("Done").implement({
  fields: (t) => ({ done: t.boolean({ resolve: (done) => done }) }),
});
