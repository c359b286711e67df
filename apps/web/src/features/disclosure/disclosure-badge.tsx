import { Send } from "lucide-react";
import { t } from "../../lib/messages/catalogue";
import { stepLabel, stepTone, type Stage, type WithdrawalKind } from "../../lib/messages/labels";
import { StatusBadge } from "../../ui/status-badge";

/** Where a disclosure as a whole stands. Released is not posted: what hangs is said per unit, on 公开进度. */
export function DisclosureBadge({
  step,
  stage,
  withdrawalKind = null,
  className,
}: {
  readonly step: string;
  readonly stage: Stage;
  /** Of what was taken back: how. */
  readonly withdrawalKind?: WithdrawalKind | null;
  readonly className?: string | undefined;
}) {
  return step === "TO_POST" ? (
    <StatusBadge tone="waiting" icon={<Send />} className={className}>
      {t("roll.edition.RELEASED")}
    </StatusBadge>
  ) : (
    <StatusBadge tone={stepTone(step)} className={className}>
      {stepLabel(step, stage, withdrawalKind)}
    </StatusBadge>
  );
}
