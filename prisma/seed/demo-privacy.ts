import { addContactNumber } from "@gongshi/usecases/privacy/change-contact-numbers";
import { acceptNumbers } from "@gongshi/usecases/disclosure/accept-numbers";
import { queryArchive } from "@gongshi/usecases/privacy/query-archive";
import { vouchForNumber } from "@gongshi/usecases/privacy/vouch-for-number";
import { demoPeople } from "./demo-roll";
import type { RollPlan } from "./demo-roll";
import { newest } from "./demo-steps";
import type { DemoWorld } from "./demo-world";
import { must } from "./demo-world";
import { SUBDISTRICT } from "./demo-units";

/** A reviewer's word for the telephone that the maker of a roll left above its table. */
export async function answerForNumbers(world: DemoWorld, disclosureId: string): Promise<void> {
  must(
    await acceptNumbers(world.deps, await world.as("first"), {
      disclosureId,
      ...(await newest(world, disclosureId))!,
      reason: "是财政分局对外公布的填表咨询电话，已打过核对，不是个人号码",
    }),
  );
}

/** Numbers that texts may carry: the office's own telephones, and one for which a reviewer answers. */
export async function demoNumbers(world: DemoWorld): Promise<void> {
  const subdistrictId = world.unit(SUBDISTRICT.name);
  world.workdayAt(-44);
  for (const [number, label] of [
    ["0760-00000012", "农业补贴咨询热线"],
    ["0760-00000013", "社会保障卡服务窗口"],
  ] as const)
    must(await addContactNumber(world.deps, await world.as("office"), { subdistrictId, number, label }));
  world.workdayAt(-43);
  must(
    await vouchForNumber(world.deps, await world.as("secrecy"), {
      subdistrictId,
      number: "13800000099",
      reason: "村务监督值班手机，由街道统一配发，不属于个人",
    }),
  );
}

/** 查阅登记: somebody asks the village what hung about them, and the street for all that is held and for a correction. */
export async function demoRegister(world: DemoWorld, roll: RollPlan, cooperative: string): Promise<void> {
  const [person, other] = demoPeople(roll, cooperative);
  const ask = async (
    who: string,
    unit: string,
    kind: "ARCHIVE" | "OWN_DATA" | "CORRECTION",
    { name, identityNumber }: { readonly name: string; readonly identityNumber: string },
    reason: string,
  ) =>
    must(
      await queryArchive(world.deps, await world.as(who), {
        unitId: world.unit(unit),
        kind,
        name,
        identityNumber,
        reason,
      }),
    );
  world.workdayAt(-15, 9);
  await ask("clerk", cooperative, "ARCHIVE", person!, "社员本人持证查阅上一年度的公示");
  world.workdayAt(-8, 11);
  await ask("office", SUBDISTRICT.name, "OWN_DATA", other!, "本人持证查询街道留存的本人信息");
  world.workdayAt(-8, 12);
  await ask("office", SUBDISTRICT.name, "CORRECTION", other!, "本人说补贴面积少记了，要求核对更正");
}
