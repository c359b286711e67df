import type { StageStatement } from "@gongshi/domain/stage/stage-statement";

/** A statement of a closed stage, for tests that need one to print and not the way to it. */
export const demoStatement = (): StageStatement & Record<string, any> => ({
  title: "示例公示表",
  subdistrictName: "示例街道",
  departmentName: "农业农村局",
  basis: "示例文件",
  editionNumber: 1,
  fingerprint: null,
  periodText: "5天",
  recipientCount: 3,
  amountFen: 100,
  units: [
    {
      name: "示例一经联社",
      recipientCount: 3,
      amountFen: 100,
      from: "2026-10-20",
      to: "2026-10-25",
      where: "村务公开栏",
      proof: "CODE",
    },
  ],
  waived: [],
  objections: { count: 0, note: null },
  corrections: [],
  changed: null,
  closedOn: "2026-10-26",
  closedByName: "吴专员",
});
