import { Printer } from "lucide-react";
import { t } from "../../lib/messages/catalogue";
import { buttonClass } from "../../ui/button-class";

/** 打印审批表: the approval form of an edition, for ink; blank where nobody has decided yet. */
export function ApprovalFormLink({ editionId }: { readonly editionId: string }) {
  return (
    <a
      className={buttonClass({ variant: "quiet", size: "small" })}
      href={`/approval-forms/${editionId}.pdf`}
      target="_blank"
      rel="noreferrer"
    >
      <Printer aria-hidden="true" />
      {t("approval.print")}
    </a>
  );
}
