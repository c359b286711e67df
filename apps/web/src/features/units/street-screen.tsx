import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState, type FormEvent } from "react";
import { useMutation, useQuery } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { useSubdistrict } from "../../lib/session/use-subdistrict";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import { Screen } from "../../ui/screen";
import { ChangeUnitMutation, UnitsQuery, type UnitRow } from "./queries";
import { factsInput, factsOf } from "./unit-facts";
import { UnitFields } from "./unit-fields";

/** 街道信息: what paper and pages say of the street itself. */
export function StreetScreen() {
  const subdistrictId = useSubdistrict();
  const [answer, ask] = useQuery({
    query: UnitsQuery,
    variables: { subdistrictId: subdistrictId ?? "" },
    pause: subdistrictId === null,
  });
  return (
    <Screen title={t("street.title")} back="/settings">
      <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
        {({ units }) => {
          const street = units.find((unit) => unit.id === subdistrictId);
          return street === undefined ? (
            <NoticeBar>{t("refusal.NOT_FOUND")}</NoticeBar>
          ) : (
            <StreetForm street={street} />
          );
        }}
      </Loaded>
    </Screen>
  );
}

function StreetForm({ street }: { readonly street: UnitRow }) {
  const [facts, setFacts] = useState(factsOf(street));
  const [siteTitle, setSiteTitle] = useState(street.siteTitle ?? "");
  const [supervisionPhone, setSupervisionPhone] = useState(street.supervisionPhone ?? "");
  const [said, setSaid] = useState<{ ok: boolean; sentence: string; field: string | null } | null>(null);
  const [{ fetching }, change] = useMutation(ChangeUnitMutation);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = answerOf(
      await change({ input: { unitId: street.id, facts: factsInput(facts), siteTitle, supervisionPhone } }),
      (data) => data.changeUnit,
    );
    setSaid(answer.ok ? { ok: true, sentence: t("street.saved"), field: null } : { ...answer });
  }

  return (
    <form className={form.form} onSubmit={(event) => void submit(event)}>
      <p>{t("street.effect")}</p>
      <TextField
        label={t("street.siteTitle")}
        hint={t("street.siteTitleHint")}
        autoComplete="off"
        maxLength={FREE_TEXTS.siteTitle.max}
        value={siteTitle}
        onChange={(event) => setSiteTitle(event.target.value)}
      />
      <TextField
        label={t("street.supervisionPhone")}
        hint={t("street.supervisionPhoneHint")}
        autoComplete="off"
        maxLength={FREE_TEXTS.unitPhone.max}
        error={said?.field === "supervisionPhone" ? t("refusal.INVALID_INPUT") : null}
        value={supervisionPhone}
        onChange={(event) => setSupervisionPhone(event.target.value)}
      />
      <UnitFields facts={facts} onChange={setFacts} village={false} field={said?.field ?? null} />
      {said === null ? null : (
        <NoticeBar tone={said.ok ? "waiting" : "late"} alert={!said.ok}>
          {said.sentence}
        </NoticeBar>
      )}
      <Button type="submit" busy={fetching}>
        {t("street.save")}
      </Button>
    </form>
  );
}
