import { AUDIENCES, isSameScope } from "@gongshi/domain/disclosure/scope";
import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../../lib/graphql/answer";
import { t } from "../../../lib/messages/catalogue";
import { FormDialog } from "../../../ui/form-dialog";
import { TextAreaField } from "../../../ui/field";
import { FaultBar, type Fault } from "../fault-bar";
import { OptionGroup } from "./option-group";
import { ChangeScopeMutation, type Publication } from "./publication-query";
import styles from "./publication.module.css";

const PROFILES = ["NOTHING", "TOTALS", "MASKED_LIST"] as const;

/** 改公开范围: to whom, what the internet shows, and why. */
export function ScopeDialog({
  publication,
  onClose,
  onDone,
  onLook,
}: {
  readonly publication: Publication;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
  readonly onLook: () => void;
}) {
  const { scope, latest, obligations } = publication;
  const [audience, setAudience] = useState(scope.audience);
  const [profile, setProfile] = useState(scope.profile);
  const [unitIds, setUnitIds] = useState<ReadonlySet<string>>(new Set(scope.units.map(({ id }) => id)));
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const [{ fetching }, change] = useMutation(ChangeScopeMutation);
  const named = audience === "NAMED_UNITS";

  async function submit() {
    const wanted = { audience, profile, unitIds: named ? [...unitIds] : [] };
    const answer = answerOf(
      await change({
        disclosureId: publication.id,
        expectedEditionId: latest?.id ?? null,
        scope: wanted,
        reason: reason.trim(),
      }),
      (data) => data.changeScope,
    );
    if (!answer.ok) return setFault(answer);
    const { latest: after, scope: inForce } = answer.value;
    if (isSameScope({ ...inForce, unitIds: inForce.units.map(({ id }) => id) }, wanted))
      return onDone(t("publication.scopeNow"));
    // Wider than what is public waits in a draft: one made for it, or the one there was.
    if (after?.id !== latest?.id) return onDone(t("publication.scopeNext"));
    onDone(t("publication.scopeDraft", { number: after?.number ?? 0 }));
  }

  const toggle = (id: string) =>
    setUnitIds((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });

  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("publication.scopeTitle")}
      description={t("publication.scopeHelp")}
      submit={t("publication.scopeSave")}
      busy={fetching}
      disabled={reason.trim() === "" || (named && unitIds.size === 0)}
      onSubmit={submit}
    >
      <OptionGroup
        name="audience"
        label={t("publication.scopeAudience")}
        value={audience}
        options={AUDIENCES.map((value) => ({
          value,
          label: t(`publication.audience.${value}`),
          help: t(`publication.audience.${value}.help`),
        }))}
        onChange={setAudience}
      />
      {named ? (
        <fieldset className={styles.group}>
          <legend>{t("publication.scopeUnits")}</legend>
          <div className={styles.units}>
            {obligations.map(({ unit }) => (
              <label key={unit.id} className={styles.option}>
                <input type="checkbox" checked={unitIds.has(unit.id)} onChange={() => toggle(unit.id)} />
                <span>{unit.name}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ) : null}
      {audience === "EVERYONE" ? (
        <OptionGroup
          name="profile"
          label={t("publication.profile")}
          value={profile}
          options={PROFILES.map((value) => ({
            value,
            label: t(`publication.profile.${value}`),
            help: t(`publication.profile.${value}.help`),
          }))}
          onChange={setProfile}
        />
      ) : null}
      <TextAreaField
        label={t("publication.scopeReason")}
        value={reason}
        rows={2}
        maxLength={FREE_TEXTS.scopeReason.max}
        onChange={(event) => setReason(event.target.value)}
      />
      <FaultBar fault={fault} onLook={onLook} />
    </FormDialog>
  );
}
