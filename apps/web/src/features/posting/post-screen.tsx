import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "wouter";
import { t } from "../../lib/messages/catalogue";
import { useBusy } from "../../lib/offline/use-busy";
import { useCurrentUnit } from "../../lib/session/current-unit";
import { unitsWithRole, useViewer } from "../../lib/session/session";
import { useOutbox } from "../../outbox/use-outbox";
import { Busy } from "../../ui/busy";
import { Empty } from "../../ui/empty";
import { NoticeBar } from "../../ui/notice-bar";
import { Screen } from "../../ui/screen";
import { PhotoButton } from "./photo-button";
import { takePhoto } from "./pending-photo";
import styles from "./post-screen.module.css";
import { Receipt } from "./receipt";
import { ReviewPhoto } from "./review-photo";
import { usePhotoCheck } from "./use-photo-check";

const WORKING = { opening: "post.opening", reading: "post.reading", checking: "post.checking" } as const;

/** Camera first: the photo says which notices it proves, so nothing is picked from a list. */
export function PostScreen() {
  const viewer = useViewer();
  const units = unitsWithRole(viewer, "CLERK", "LIAISON");
  const { unit, choose } = useCurrentUnit(units);
  const { drafts } = useOutbox();
  const { check, take, resume, recheck } = usePhotoCheck(unit?.id ?? "");
  const [sentId, setSentId] = useState<string | null>(null);

  useEffect(() => {
    const handedOver = takePhoto();
    if (handedOver !== null) void take(handedOver.file, handedOver.insteadOf);
  }, [take]);

  // A page that was closed in the middle left its photo behind: go on there.
  const asked = useRef(false);
  const draftId = useSearchParams()[0].get("draft");
  const left = drafts.find(({ id }) => id === draftId);
  useEffect(() => {
    if (left === undefined || asked.current) return;
    asked.current = true;
    void resume(left);
  }, [left, resume]);
  useBusy(check.kind !== "none" && sentId === null);

  if (unit === null) {
    return (
      <Screen title={t("post.title")} back="/">
        <Empty title={t("todo.noUnit")}>
          <p>{t("todo.noUnitHelp")}</p>
        </Empty>
      </Screen>
    );
  }

  const retake = (file: File, insteadOf?: string): void => {
    setSentId(null);
    void take(file, insteadOf);
  };

  if (sentId !== null) return <Receipt id={sentId} onPhoto={retake} />;

  return (
    <Screen title={t("post.title")} back="/todo">
      {check.kind === "none" ? <BeforePhoto unitName={unit.name} onPhoto={retake} /> : null}
      {check.kind === "working" ? <Busy key={check.what} label={t(WORKING[check.what])} /> : null}
      {check.kind === "unreadable" ? (
        <>
          <NoticeBar tone="soon" title={t("post.unreadable")} alert>
            {t("post.unreadableHelp")}
          </NoticeBar>
          <PhotoButton onPhoto={retake}>{t("post.again")}</PhotoButton>
        </>
      ) : null}
      {check.kind === "checked" ? (
        <ReviewPhoto
          key={check.photo.draft.id}
          photo={check.photo}
          unit={units.find(({ id }) => id === check.photo.draft.unitId) ?? unit}
          otherUnits={units}
          onRetake={retake}
          onSwitchUnit={(unitId) => {
            choose(unitId);
            void recheck(unitId);
          }}
          onSent={setSentId}
        />
      ) : null}
    </Screen>
  );
}

function BeforePhoto({ unitName, onPhoto }: { readonly unitName: string; readonly onPhoto: (file: File) => void }) {
  return (
    <>
      <p className={styles.unit}>{unitName}</p>
      <p>{t("post.intro")}</p>
      <ul className={styles.tips}>
        <li>{t("post.tip.third")}</li>
        <li>{t("post.tip.code")}</li>
        <li>{t("post.tip.still")}</li>
        <li>{t("post.tip.several")}</li>
      </ul>
      <PhotoButton onPhoto={onPhoto}>{t("post.take")}</PhotoButton>
    </>
  );
}
