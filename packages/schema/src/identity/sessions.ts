import { deviceOf } from "@gongshi/domain/identity/device";
import type { Device } from "@gongshi/domain/identity/device";
import { readTraced } from "@gongshi/usecases/audit/read-traced";
import type { Db } from "@gongshi/usecases/db";
import type { Tx } from "@gongshi/usecases/run-command";
import { endSession, endSessionsOf } from "@gongshi/usecases/identity/end-session";
import { tokenHashOf } from "@gongshi/usecases/identity/viewer";
import type { Session } from "@gongshi/usecases/generated/client/client";
import { refuse } from "@gongshi/domain/refusal";
import { checkedId, demandViewer } from "../access";
import { mayInSubdistrict } from "@gongshi/domain/access/may";
import { builder } from "../builder";
import { DoneType } from "../done";
import { lookAtPeople } from "./look-at-people";
import { ofSize } from "../list-size";
import { refusable, unwrap } from "../refusal";
import { RefusalError } from "../refusal-error";

const DeviceType = builder.objectRef<Device>("Device").implement({
  description: "What a session was opened with, as its browser says it; names of domain/identity/device.ts.",
  fields: (t) => ({ system: t.exposeString("system"), browser: t.exposeString("browser") }),
});

const SessionType = builder.objectRef<Session>("Session").implement({
  description: "One device on which somebody is signed in.",
  fields: (t) => ({
    id: t.exposeID("id"),
    device: t.field({ type: DeviceType, resolve: (session) => deviceOf(session.userAgent) }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    lastUsedAt: t.expose("lastUsedAt", { type: "DateTime", description: "To the quarter of an hour." }),
    current: t.boolean({
      description: "The one that asks.",
      resolve: (session, _args, { session: asking }) =>
        asking.token !== null && tokenHashOf(asking.token) === session.tokenHash,
    }),
  }),
});

const sessionsOf = (db: Pick<Db | Tx, "session">, now: Date, personId: string) =>
  db.session.findMany({
    where: { personId, expiresAt: { gt: now } },
    orderBy: [{ lastUsedAt: "desc" }, { id: "asc" }],
  });

builder.queryFields((t) => ({
  sessions: t.field({
    type: [SessionType],
    complexity: ofSize(20),
    description: "One's own, or somebody else's for those who may end them; the latest used first.",
    args: { personId: t.arg.id() },
    resolve: async (_root, args, context) => {
      const viewer = demandViewer(context);
      const { services, actor } = context;
      const now = services.clock();
      const personId = args.personId ? checkedId(args.personId) : viewer.personId;
      if (personId === viewer.personId) return sessionsOf(services.db, now, personId);
      const held = await services.db.appointment.findMany({ where: { personId }, include: { unit: true } });
      const there = held.find(({ unit }) => mayInSubdistrict(viewer, "endSessions", unit.subdistrictId));
      if (there === undefined) throw new RefusalError(refuse("NOT_ALLOWED", { operation: "endSessions" }).refusal);
      const entry = lookAtPeople(viewer, "person", personId, there.unit.subdistrictId);
      return readTraced(services, actor, entry, (tx) => sessionsOf(tx, now, personId));
    },
  }),
}));

builder.mutationFields((t) => ({
  endSession: t.field({
    type: DoneType,
    errors: refusable("EndSession"),
    args: { sessionId: t.arg.id({ required: true }) },
    resolve: async (_root, args, { services, actor }) =>
      unwrap(await endSession(services, actor, checkedId(args.sessionId))),
  }),
  endSessionsOf: t.field({
    type: DoneType,
    description: "Every device of somebody: a phone is lost.",
    errors: refusable("EndSessionsOf"),
    args: { personId: t.arg.id({ required: true }) },
    resolve: async (_root, args, { services, actor }) =>
      unwrap(await endSessionsOf(services, actor, checkedId(args.personId))),
  }),
}));
