import { channelFault, channelList } from "@gongshi/domain/channel/channels";
import type { ChannelSetting } from "@gongshi/domain/channel/channels";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, subdistrictTarget } from "../allowed";
import { oneAtATime } from "../one-at-a-time";
import { knownNumbers } from "../privacy/known-numbers";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { loadChannels } from "./load-channels";

/**
 * Which channels a subdistrict uses, what they are called there, and in which order clerks see them; from the next time
 * they open their list. What was ticked earlier stays as it is. Gives back the subdistrict's id.
 * Refusals: NOT_ALLOWED, NOT_FOUND, SETTINGS_WRONG (fault), TEXT_TOO_LONG, TEXT_CARRIES_NUMBER.
 */
export async function setChannels(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly subdistrictId: string; readonly channels: readonly ChannelSetting[] },
): Promise<Result<string>> {
  const role = allowed(actor.viewer, "setChannels", subdistrictTarget(input.subdistrictId));
  if (!role.ok) return role;
  return runCommand(deps, actor, async (tx) => {
    await oneAtATime(tx, "channels", input.subdistrictId);
    const known = await knownNumbers(deps, tx, actor, input.subdistrictId);
    const list: ChannelSetting[] = [];
    for (const { channel, label, offered } of input.channels) {
      const read = readFreeText("channelName", "label", label, known);
      if (!read.ok) return read;
      list.push({ channel, label: read.value, offered });
    }
    const fault = channelFault(list);
    if (fault !== null) return refuse("SETTINGS_WRONG", { fault }, "channels");
    const before = await loadChannels(tx, input.subdistrictId);
    const after = channelList(list);
    await tx.channelSetting.deleteMany({ where: { subdistrictId: input.subdistrictId } });
    await tx.channelSetting.createMany({
      data: after.map((setting, position) => ({ subdistrictId: input.subdistrictId, ...setting, position })),
    });
    return ok({
      value: input.subdistrictId,
      trace: [
        {
          kind: "channels.set",
          as: role.value,
          unitId: input.subdistrictId,
          subjectType: "unit",
          subjectId: input.subdistrictId,
          data: { before: offeredOf(before), after: offeredOf(after) },
        },
      ],
    });
  });
}

const offeredOf = (list: readonly ChannelSetting[]): { channel: string; label: string | null }[] =>
  list.filter(({ offered }) => offered).map(({ channel, label }) => ({ channel, label }));
