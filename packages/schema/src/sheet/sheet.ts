import { builder } from "../builder";
import { ofSize } from "../list-size";
import { PaperEnum, SheetKindEnum } from "../enums";
import { NoticeType, SheetType } from "../refs";
import type { SheetRow } from "../refs";

const SheetEntryType = builder.objectRef<SheetRow["entries"][number]>("SheetEntryOf").implement({
  fields: (t) => ({
    notice: t.field({ type: NoticeType, resolve: (entry) => entry.notice }),
    current: t.boolean({ resolve: ({ notice }) => notice.replacedAt === null && notice.withdrawnAt === null }),
  }),
});

SheetType.implement({
  description: "The paper: a frozen list of notices with its own number and code.",
  fields: (t) => ({
    id: t.exposeID("id"),
    code: t.exposeString("code"),
    number: t.exposeString("number"),
    kind: t.expose("kind", { type: SheetKindEnum }),
    paper: t.expose("paper", { type: PaperEnum }),
    unit: t.prismaField({
      type: "Unit",
      resolve: (query, sheet, _args, { services }) =>
        services.db.unit.findUniqueOrThrow({ ...query, where: { id: sheet.unitId } }),
    }),
    title: t.string({
      description: "The notice's title; of a gathered sheet the first's.",
      resolve: (sheet) => sheet.entries[0]?.notice.title ?? "",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    entries: t.field({ type: [SheetEntryType], complexity: ofSize(15), resolve: (sheet) => sheet.entries }),
    pdfPath: t.string({ resolve: (sheet) => `/sheets/${sheet.id}.pdf` }),
  }),
});
