import { allowedAs, may } from "@gongshi/domain/access/may";
import type { Viewer } from "@gongshi/domain/access/viewer";
import { standsBelowStreet } from "@gongshi/domain/program/program";
import { programTarget, unitTarget } from "../allowed";
import type { Prisma } from "../generated/client/client";

/** What of a posting decides who may see its photo. */
export const postingSeen = {
  unit: true,
  notices: {
    include: {
      notice: {
        include: { obligation: { include: { disclosure: { include: { batch: { include: { program: true } } } } } } },
      },
    },
  },
} satisfies Prisma.PostingInclude;

type PostingSeen = Prisma.PostingGetPayload<{ include: typeof postingSeen }>;

/** The unit's own staff, unless something on the board may no longer be seen below the street; then those who work on it. */
export const maySeePosting = (viewer: Viewer, { unit, notices }: PostingSeen): boolean =>
  allowedAs(viewer, "readUnit", unitTarget(unit)) !== null &&
  notices.every(({ notice: { obligation } }) => {
    const { program } = obligation.disclosure.batch;
    return standsBelowStreet(program.grade) || may(viewer, "readLines", programTarget(program));
  });
