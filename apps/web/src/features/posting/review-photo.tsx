import type { Channel } from "@gongshi/domain/channel/channels";
import { useRef, useState } from "react";
import { useQuery } from "urql";
import { todayInShanghai } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import type { SessionUnit } from "../../lib/session/session";
import type { DraftForm } from "../../outbox/draft";
import { useOutbox } from "../../outbox/use-outbox";
import { Button } from "../../ui/button";
import { NoticeBar } from "../../ui/notice-bar";
import { useChannels } from "../telling/use-channels";
import { AlsoToldField } from "./also-told";
import { Claimable, claimed, type Claimed } from "./claimable-query";
import { hangDateFault, hangDateInput, type HangDate } from "./hang-date";
import { HangDateField } from "./hang-date-field";
import { OverrideForm } from "./override-form";
import { PhotoButton } from "./photo-button";
import { PhotoCanvas } from "./photo-canvas";
import styles from "./post-screen.module.css";
import type { CheckedPhoto } from "./use-photo-check";
import { mayOverride, maySubmit } from "./verdict";
import { VerdictWords } from "./verdict-words";

/** What the photo proves, when it was hung, and 上报. */
export function ReviewPhoto({
  photo,
  unit,
  otherUnits,
  onRetake,
  onSwitchUnit,
  onSent,
}: {
  readonly photo: CheckedPhoto;
  readonly unit: SessionUnit;
  readonly otherUnits: readonly SessionUnit[];
  readonly onRetake: (file: File) => void;
  readonly onSwitchUnit: (unitId: string) => void;
  readonly onSent: (id: string) => void;
}) {
  const { outbox, sendNow } = useOutbox();
  const { draft, prepared } = photo;
  const takenAt = new Date(draft.takenAt);
  const today = todayInShanghai(takenAt);
  const [form, setForm] = useState<DraftForm>(draft.form);
  const hang: HangDate = form.hang ?? { date: today, reason: "" };
  const { override } = form;
  const alsoTold = form.alsoTold ?? [];
  const change = (next: Partial<DraftForm>): void => {
    const changed = { ...form, ...next };
    setForm(changed);
    void outbox.saveDraft({ ...draft, form: changed });
  };
  const channels = useChannels(unit.subdistrictId);
  const [{ data: claimable }] = useQuery({ query: Claimable, variables: { unitId: unit.id } });
  const [showFaults, setShowFaults] = useState(false);
  const [saving, setSaving] = useState<"no" | "yes" | "failed">("no");

  const screen = useRef<HTMLDivElement>(null);
  const dateFault = hangDateFault(hang, today);
  const ready = dateFault === null && (maySubmit(photo.verdict) || (override !== null && override.complete));

  const save = async (submit: boolean): Promise<void> => {
    setShowFaults(true);
    if (!ready) {
      requestAnimationFrame(() => screen.current?.querySelector("[role=alert]")?.scrollIntoView({ block: "center" }));
      return;
    }
    setSaving("yes");
    const { id } = draft;
    const titles =
      photo.verdict.kind === "PROVES"
        ? photo.verdict.notices.map((notice) => notice.title)
        : (override?.notices.map((notice) => notice.title) ?? []);
    try {
      await outbox.add(
        {
          kind: "posting",
          id,
          unitName: unit.name,
          titles,
          input: {
            id,
            unitId: unit.id,
            channel: "VILLAGE_BOARD",
            photoSha256: prepared.photoSha256,
            crops: prepared.crops,
            codes: prepared.codes,
            ...(override === null
              ? {}
              : { noticeIds: override.notices.map((notice) => notice.id), noCodeReason: override.reason }),
            ...hangDateInput(hang, today),
            phoneTime: takenAt.toISOString(),
            ...(alsoTold.length === 0 ? {} : { alsoTold }),
          },
        },
        prepared.bytes,
        submit,
      );
    } catch {
      setSaving("failed");
      return;
    }
    if (draft.insteadOf !== undefined) await outbox.remove(draft.insteadOf);
    onSent(id);
    if (submit) void sendNow();
  };

  const canSend = maySubmit(photo.verdict) || override !== null;
  return (
    <div ref={screen} className={styles.review}>
      <PhotoCanvas jpeg={photoBytes(prepared)} label={t("post.photoAlt")} frames={prepared.frames} />
      {override === null ? (
        <VerdictWords verdict={photo.verdict} unit={unit} units={otherUnits} onSwitchUnit={onSwitchUnit} />
      ) : (
        <OverrideForm
          unitId={unit.id}
          value={override}
          onChange={(next) => change({ override: next })}
          showFaults={showFaults}
        />
      )}
      {canSend ? (
        <HangDateField
          value={hang}
          today={today}
          onChange={(next) => change({ hang: next })}
          fault={showFaults ? dateFault : null}
        />
      ) : null}
      {canSend ? (
        <AlsoToldField
          value={alsoTold}
          day={today}
          onChange={(next) => change({ alsoTold: next })}
          channels={channels.toTick(expectedIn(photo.verdict, override, claimed(claimable)))}
          nameOf={channels.nameOf}
        />
      ) : null}
      {saving === "failed" ? (
        <NoticeBar tone="late" title={t("post.saveFailed")} alert>
          {t("post.saveFailedHelp")}
        </NoticeBar>
      ) : null}
      <div className={styles.foot}>
        {canSend ? (
          <>
            <Button size="large" wide busy={saving === "yes"} onClick={() => void save(true)}>
              {t(saving === "yes" ? "post.saving" : "post.submit")}
            </Button>
            <div className={styles.pair}>
              <PhotoButton variant="quiet" onPhoto={onRetake}>
                {t("post.again")}
              </PhotoButton>
              <Button variant="quiet" wide disabled={saving === "yes"} onClick={() => void save(false)}>
                {t("post.saveDraft")}
              </Button>
            </div>
          </>
        ) : (
          <>
            <PhotoButton onPhoto={onRetake}>{t("post.again")}</PhotoButton>
            {mayOverride(photo.verdict) ? (
              <button
                type="button"
                className={styles.textButton}
                onClick={() => change({ override: { notices: [], reason: "", complete: false } })}
              >
                {t("post.override")}
              </button>
            ) : null}
          </>
        )}
      </div>
    </div>
  );
}

/** Channels that the programs of what is posted expect; while only the server can tell, of all that may be posted. */
function expectedIn(verdict: CheckedPhoto["verdict"], override: DraftForm["override"], claimable: Claimed): Channel[] {
  const claimed = override?.notices.map(({ id }) => id) ?? null;
  const notices =
    verdict.kind === "PROVES" && override === null
      ? verdict.notices
      : claimable.filter(({ id }) => claimed === null || claimed.includes(id));
  return notices.flatMap(({ program }) => program.expectedChannels);
}

function photoBytes(prepared: CheckedPhoto["prepared"]): ArrayBuffer {
  const bytes = prepared.bytes.get(prepared.photoSha256);
  if (bytes === undefined) throw new Error("a prepared photo has its own bytes");
  return bytes;
}
