import { demandStaffOf } from "../access";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import { UnitKindEnum } from "../enums";

builder.queryField("units", (t) =>
  t.prismaField({
    type: ["Unit"],
    complexity: ofSize(60),
    description: "Units of a subdistrict in administrative order; for its staff.",
    args: {
      subdistrictId: t.arg.id({ required: true }),
      kinds: t.arg({ type: [UnitKindEnum] }),
    },
    resolve: (query, _root, args, context) => {
      demandStaffOf(context, args.subdistrictId);
      return context.services.db.unit.findMany({
        ...query,
        where: { subdistrictId: args.subdistrictId, ...(args.kinds ? { kind: { in: args.kinds } } : {}) },
        orderBy: [{ position: "asc" }, { name: "asc" }],
      });
    },
  }),
);
