import { addDays } from "@gongshi/domain/calendar/day";
import type { SettingsChange } from "@gongshi/domain/program/versions";
import { setChannels } from "@gongshi/usecases/channel/set-channels";
import { waiveObligation } from "@gongshi/usecases/coverage/waive-obligation";
import { changeProgram } from "@gongshi/usecases/program/change-program";
import type { DemoWorld } from "./demo-world";
import { must } from "./demo-world";
import { SUBDISTRICT } from "./demo-units";

/** Channels of the street, and a program with a past and a planned change of its settings. */
export async function demoSettings(world: DemoWorld): Promise<void> {
  world.workdayAt(-45);
  must(
    await setChannels(world.deps, await world.as("office"), {
      subdistrictId: world.unit(SUBDISTRICT.name),
      channels: [
        { channel: "VILLAGE_BOARD", label: null, offered: true },
        { channel: "WECHAT_GROUP", label: null, offered: true },
        { channel: "INFORMATION_SHOP", label: null, offered: true },
        { channel: "BROADCAST", label: "村村响广播", offered: true },
        { channel: "MEETING", label: null, offered: true },
      ],
    }),
  );
  const today = world.workdayAt(-40);
  await change(world, today, { internetTermDays: 730 }, "名单在网上改为保留两年");
  world.workdayAt(-3);
  await change(
    world,
    addDays(world.today, 40),
    { stages: [{ stage: "RESULT", periodLength: 7, periodUnit: "DAYS", postWithinWorkingDays: 10 }] },
    "明年起公开期统一为7天",
  );
}

async function change(world: DemoWorld, effectiveFrom: string, changes: SettingsChange, reason: string): Promise<void> {
  const program = await world.services.db.program.findFirstOrThrow({
    where: { code: "B-ZLBT" },
    include: { versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  must(
    await changeProgram(world.deps, await world.as("office"), {
      programId: program.id,
      expectedVersion: program.versions[0]!.number,
      effectiveFrom,
      reason,
      changes,
    }),
  );
}

/** One unit that need not post a disclosure, with approval. */
export async function demoWaiver(world: DemoWorld, disclosureId: string, unit: string): Promise<void> {
  const obligation = await world.services.db.obligation.findFirstOrThrow({
    where: { disclosureId, unitId: world.unit(unit) },
  });
  must(
    await waiveObligation(world.deps, await world.as("office"), {
      obligationId: obligation.id,
      reason: "居委会搬迁，公开栏拆除，经街道办批准",
    }),
  );
}
