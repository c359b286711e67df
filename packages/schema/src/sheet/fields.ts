import { dayOf } from "@gongshi/domain/calendar/day";
import { unitTarget } from "@gongshi/usecases/allowed";
import { checkSheetCode } from "@gongshi/usecases/sheet/check-sheet-code";
import type { SheetCheck } from "@gongshi/usecases/sheet/check-sheet-code";
import { makeSheets } from "@gongshi/usecases/sheet/make-sheets";
import { checkedId, demand, notFound } from "../access";
import { builder } from "../builder";
import { ofSize } from "../list-size";
import { PaperEnum, SheetKindEnum } from "../enums";
import { refusable, unwrap } from "../refusal";
import { NoticeType, SheetType, sheetInclude } from "../refs";
import type { SheetRow } from "../refs";

const SheetCheckType = builder.objectRef<SheetCheck>("SheetCheck").implement({
  description: "What a code proves: PROVES, OTHER_UNIT (that unit's name in otherUnit), REPLACED, WITHDRAWN, UNKNOWN.",
  fields: (t) => ({
    code: t.exposeString("code"),
    verdict: t.exposeString("verdict"),
    otherUnit: t.exposeString("otherUnit", { nullable: true }),
    number: t.exposeString("number", { nullable: true }),
    notices: t.field({ type: [NoticeType], complexity: ofSize(15), resolve: (check) => [...check.notices] }),
    replaced: t.field({ type: [NoticeType], complexity: ofSize(15), resolve: (check) => [...check.replaced] }),
    withdrawn: t.field({ type: [NoticeType], complexity: ofSize(15), resolve: (check) => [...check.withdrawn] }),
  }),
});

const SheetListType = builder.objectRef<readonly SheetRow[]>("SheetList").implement({
  fields: (t) => ({
    sheets: t.field({ type: [SheetType], complexity: ofSize(100), resolve: (sheets) => [...sheets] }),
    pdfPath: t.string({
      description: "One PDF with all of them.",
      resolve: (sheets) => `/sheets.pdf?ids=${sheets.map((sheet) => sheet.id).join(",")}`,
    }),
  }),
});

builder.queryFields((t) => ({
  sheetByCode: t.field({
    type: SheetCheckType,
    description: "What a scanned code would prove at a unit, for its clerk.",
    args: { code: t.arg.string({ required: true }), unitId: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const { db, clock } = context.services;
      const unit = (await db.unit.findUnique({ where: { id: checkedId(args.unitId) } })) ?? notFound();
      demand(context, "readUnit", unitTarget(unit));
      return checkSheetCode(db, args.code, unit.id, dayOf(clock()));
    },
  }),
  sheets: t.field({
    type: [SheetType],
    complexity: ofSize(100, 10),
    description: "Sheets made for a unit, newest first (the last hundred).",
    args: { unitId: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const { db } = context.services;
      const unit = (await db.unit.findUnique({ where: { id: checkedId(args.unitId) } })) ?? notFound();
      demand(context, "readUnit", unitTarget(unit));
      return db.sheet.findMany({
        where: { unitId: unit.id },
        include: sheetInclude,
        orderBy: { number: "desc" },
        take: 100,
      });
    },
  }),
}));

const MakeSheetsInput = builder.inputType("MakeSheetsInput", {
  fields: (t) => ({
    kind: t.field({ type: SheetKindEnum, required: true }),
    paper: t.field({ type: PaperEnum, required: true }),
    noticeIds: t.idList({ required: true, description: "SINGLE: one sheet a notice; GATHERED: one sheet a unit." }),
  }),
});

builder.mutationField("makeSheets", (t) =>
  t.field({
    type: SheetListType,
    description: "Makes the sheet(s); the PDF is at /sheets/<id>.pdf, several at /sheets.pdf?ids=a,b.",
    errors: refusable("MakeSheets"),
    args: { input: t.arg({ type: MakeSheetsInput, required: true }) },
    resolve: async (_root, { input }, { services, actor }) => {
      const ids = unwrap(await makeSheets(services, actor, { ...input, noticeIds: input.noticeIds.map(checkedId) }));
      const rows = await services.db.sheet.findMany({ where: { id: { in: [...ids] } }, include: sheetInclude });
      return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
    },
  }),
);
