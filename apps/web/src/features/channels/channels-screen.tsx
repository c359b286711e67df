import { BOARD } from "@gongshi/domain/channel/channels";
import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useState, type FormEvent } from "react";
import { useMutation, useQuery } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql, type ResultOf } from "../../lib/graphql/tada";
import { t } from "../../lib/messages/catalogue";
import { useSubdistrict } from "../../lib/session/use-subdistrict";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import { Screen } from "../../ui/screen";
import styles from "./channels-screen.module.css";

const ChannelsQuery = graphql(`
  query SettingChannels($subdistrictId: ID!) {
    channels(subdistrictId: $subdistrictId) {
      subdistrictId
      channels {
        channel
        label
        offered
      }
    }
  }
`);

const SetChannelsMutation = graphql(
  `
    mutation SetChannels($subdistrictId: ID!, $channels: [ChannelSettingInput!]!) {
      setChannels(subdistrictId: $subdistrictId, channels: $channels) {
        __typename
        ... on ChannelList {
          subdistrictId
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

type Setting = ResultOf<typeof ChannelsQuery>["channels"]["channels"][number];

/** 公开渠道: which of them clerks are offered besides the board, what they are called here, and in which order. */
export function ChannelsScreen() {
  const subdistrictId = useSubdistrict();
  const [answer, ask] = useQuery({
    query: ChannelsQuery,
    variables: { subdistrictId: subdistrictId ?? "" },
    pause: subdistrictId === null,
    requestPolicy: "network-only",
  });
  return (
    <Screen title={t("channels.title")} back="/settings">
      <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
        {({ channels }) => <ChannelsForm subdistrictId={channels.subdistrictId} initial={channels.channels} />}
      </Loaded>
    </Screen>
  );
}

function ChannelsForm({
  subdistrictId,
  initial,
}: {
  readonly subdistrictId: string;
  readonly initial: readonly Setting[];
}) {
  const [list, setList] = useState(initial);
  const [said, setSaid] = useState<{ ok: boolean; sentence: string } | null>(null);
  const [{ fetching }, save] = useMutation(SetChannelsMutation);
  const change = (index: number, change: Partial<Setting>) =>
    setList(list.map((each, at) => (at === index ? { ...each, ...change } : each)));
  const swap = (index: number, other: number) =>
    setList(list.map((each, at) => (at === index ? list[other]! : at === other ? list[index]! : each)));

  async function submit(event: FormEvent) {
    event.preventDefault();
    const channels = list.map(({ channel, label, offered }) => ({ channel, label, offered }));
    const answer = answerOf(await save({ subdistrictId, channels }), (data) => data.setChannels);
    setSaid(answer.ok ? { ok: true, sentence: t("channels.saved") } : { ok: false, sentence: answer.sentence });
  }

  return (
    <form className={form.form} onSubmit={(event) => void submit(event)}>
      <p>{t("channels.help")}</p>
      <p className={styles.effect}>{t("channels.effect")}</p>
      <ol className={styles.list}>
        {list.map((setting, index) => {
          const name = t(`channel.${setting.channel}`);
          const board = setting.channel === BOARD;
          return (
            <li key={setting.channel} className={styles.row}>
              <label className={styles.offered}>
                <input
                  type="checkbox"
                  className={form.box}
                  checked={setting.offered}
                  disabled={board}
                  onChange={(event) => change(index, { offered: event.target.checked })}
                />
                <span>
                  {name}
                  {board ? <span className={styles.effect}>{t("channels.board")}</span> : null}
                </span>
              </label>
              <span className={styles.move}>
                <button
                  type="button"
                  aria-label={t("channels.up", { name })}
                  disabled={index === 0}
                  onClick={() => swap(index, index - 1)}
                >
                  <ArrowUp aria-hidden="true" />
                </button>
                <button
                  type="button"
                  aria-label={t("channels.down", { name })}
                  disabled={index === list.length - 1}
                  onClick={() => swap(index, index + 1)}
                >
                  <ArrowDown aria-hidden="true" />
                </button>
              </span>
              {setting.offered && !board ? (
                <div className={styles.label}>
                  <TextField
                    label={`${t("channels.label")}${setting.channel === "OTHER" ? "" : t("common.optional")}`}
                    placeholder={name}
                    autoComplete="off"
                    maxLength={FREE_TEXTS.channelName.max}
                    value={setting.label ?? ""}
                    onChange={(event) =>
                      change(index, { label: event.target.value === "" ? null : event.target.value })
                    }
                  />
                </div>
              ) : null}
            </li>
          );
        })}
      </ol>
      {said === null ? null : (
        <NoticeBar tone={said.ok ? "waiting" : "late"} alert={!said.ok}>
          {said.sentence}
        </NoticeBar>
      )}
      <Button type="submit" busy={fetching}>
        {t("channels.save")}
      </Button>
    </form>
  );
}
