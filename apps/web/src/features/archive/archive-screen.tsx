import { useState } from "react";
import { t } from "../../lib/messages/catalogue";
import { useViewer } from "../../lib/session/session";
import { Pick } from "../../ui/pick";
import { Screen } from "../../ui/screen";
import { Section } from "../../ui/section";
import styles from "./archive-screen.module.css";
import { AskForm, type Asked } from "./ask-form";
import { CorrectionsSection } from "./corrections-section";
import { HeldAnswer } from "./held-answer";
import { placesOf, type Place } from "./places";
import { RegisterSection } from "./register-section";

/** 查阅登记: whoever stands at the counter sees what is held about them and has it corrected; the register of it all beside it. */
export function ArchiveScreen() {
  const places = placesOf(useViewer());
  const [chosen, setChosen] = useState(places[0]?.id ?? "");
  const place = places.find(({ id }) => id === chosen) ?? places[0];
  return (
    <Screen
      title={t("archive.title")}
      width="full"
      actions={
        places.length < 2 ? null : (
          <Pick label={t("archive.place")} value={chosen} onChange={(event) => setChosen(event.target.value)}>
            {places.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Pick>
        )
      }
    >
      {place === undefined ? null : <Counter key={place.id} place={place} />}
    </Screen>
  );
}

function Counter({ place }: { readonly place: Place }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [version, setVersion] = useState(0);
  const changed = () => setVersion((before) => before + 1);
  return (
    <div className={place.counter ? styles.columns : undefined}>
      {place.counter ? (
        <Section title={t("archive.ask")} hint={asked === null ? t("archive.help") : undefined}>
          {asked === null ? (
            <AskForm
              unitId={place.id}
              onAsked={(answer) => {
                setAsked(answer);
                changed();
              }}
            />
          ) : (
            <HeldAnswer asked={asked} office={place.street} onTaken={changed} onNext={() => setAsked(null)} />
          )}
        </Section>
      ) : null}
      <div className={place.counter ? styles.beside : styles.columns}>
        <CorrectionsSection unitId={place.id} version={version} />
        {place.register ? <RegisterSection place={place} version={version} /> : null}
      </div>
    </div>
  );
}
