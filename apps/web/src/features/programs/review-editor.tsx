import { REVIEWER_ROLES, REVIEW_CHECKS, SECRECY_STEP } from "@gongshi/domain/review/settings";
import type { ReviewSettings, ReviewStep } from "@gongshi/domain/review/settings";
import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { ArrowUp, Plus, X } from "lucide-react";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { stepWord } from "../disclosure/step-word";
import { movedUp } from "./columns-editor";
import styles from "./programs.module.css";

interface Props {
  readonly review: ReviewSettings;
  readonly onChange: (review: ReviewSettings) => void;
}

const KNOWN = ["FIRST", "SECOND", "FINAL"] as const;
const ROLE_OF = { FIRST: "FIRST_REVIEWER", SECOND: "SECOND_REVIEWER", FINAL: "FINAL_REVIEWER" } as const;
const SHORT = { minimumPeople: 2, proofReadings: 1, steps: ["FINAL", SECRECY_STEP] };
const URGENT_HOURS = 24;

/** Who reviews, in which steps, how many different people, and the two quicker ways. */
export function ReviewEditor({ review, onChange }: Props) {
  const set = (change: Partial<ReviewSettings>) => onChange({ ...review, ...change });
  const keys = review.steps.map(({ step }) => step);
  const free = KNOWN.find((key) => !keys.includes(key));
  const setSteps = (steps: ReviewStep[]) => {
    const left = steps.map(({ step }) => step);
    const { shortPath } = review;
    // What is no step any more is nowhere named.
    set({
      steps: steps.map((step) =>
        step.sharesWith === undefined
          ? step
          : { ...step, sharesWith: step.sharesWith.filter((key) => left.includes(key)) },
      ),
      shortPath:
        shortPath === null ? null : { ...shortPath, steps: shortPath.steps.filter((key) => left.includes(key)) },
    });
  };
  const setStep = (index: number, change: Partial<ReviewStep>) =>
    setSteps(review.steps.map((step, at) => (at === index ? { ...step, ...change } : step)));
  const add = () => {
    const checks = [...REVIEW_CHECKS];
    const own = `OWN${1 + keys.filter((key) => key.startsWith("OWN")).length}`;
    const step: ReviewStep =
      free === undefined
        ? { step: own, name: t("form.stepOwn"), roles: ["FINAL_REVIEWER"], checks }
        : { step: free, roles: [ROLE_OF[free]], checks };
    const at = keys.indexOf(SECRECY_STEP);
    setSteps([...review.steps.slice(0, at), step, ...review.steps.slice(at)]);
  };
  const { shortPath, urgentHours } = review;

  return (
    <div className={styles.items}>
      <div className={form.pair}>
        <NumberField
          label={t("form.minimumPeople")}
          min={2}
          max={9}
          value={review.minimumPeople}
          onChange={(minimumPeople) => set({ minimumPeople })}
        />
        <NumberField
          label={t("form.proofReadings")}
          min={0}
          max={3}
          value={review.proofReadings}
          onChange={(proofReadings) => set({ proofReadings })}
        />
      </div>
      <p>{t("form.steps")}</p>
      {review.steps.map((step, index) => (
        <fieldset key={step.step} className={styles.item}>
          <legend>{`${t("form.stepKey", { number: index + 1 })}：${stepWord(step)}`}</legend>
          <div className={styles.tools}>
            <button
              type="button"
              className={styles.icon}
              aria-label={t("form.stepUp", { number: index + 1 })}
              disabled={index === 0}
              onClick={() => setSteps(movedUp(review.steps, index))}
            >
              <ArrowUp aria-hidden="true" />
            </button>
            {step.step === SECRECY_STEP ? null : (
              <button
                type="button"
                className={styles.icon}
                aria-label={t("form.stepRemove", { number: index + 1 })}
                onClick={() => setSteps(review.steps.filter((_, at) => at !== index))}
              >
                <X aria-hidden="true" />
              </button>
            )}
          </div>
          {step.name === undefined ? null : (
            <TextField
              label={t("form.stepName")}
              autoComplete="off"
              maxLength={FREE_TEXTS.reviewStepName.max}
              value={step.name}
              onChange={(event) => setStep(index, { name: event.target.value })}
            />
          )}
          <Ticks
            legend={t("form.stepRoles")}
            all={REVIEWER_ROLES}
            ticked={step.roles}
            word={(role) => t(`role.${role}`)}
            onChange={(roles) => setStep(index, { roles })}
          />
          <Ticks
            legend={t("form.stepChecks")}
            all={REVIEW_CHECKS}
            ticked={step.checks}
            word={(check) => t(`review.check.${check}`)}
            onChange={(checks) => setStep(index, { checks })}
          />
          {step.step === SECRECY_STEP ? (
            <Ticks
              legend={t("form.secrecyShares")}
              all={keys.filter((key) => key !== SECRECY_STEP)}
              ticked={step.sharesWith ?? []}
              word={(key) => stepWord(review.steps.find((each) => each.step === key) ?? { step: key })}
              onChange={(sharesWith) => setStep(index, { sharesWith })}
            />
          ) : null}
        </fieldset>
      ))}
      {review.steps.length < 8 ? (
        <Button variant="quiet" size="small" icon={<Plus aria-hidden="true" />} onClick={add}>
          {t("form.stepAdd")}
        </Button>
      ) : null}
      <span className={form.checks}>
        <label>
          <input
            type="checkbox"
            checked={shortPath !== null}
            onChange={(event) =>
              set({
                shortPath: event.target.checked
                  ? { ...SHORT, steps: SHORT.steps.filter((key) => keys.includes(key)) }
                  : null,
              })
            }
          />
          {t("form.shortPath")}
        </label>
      </span>
      {shortPath === null ? null : (
        <div className={styles.item}>
          <Ticks
            legend={t("form.shortSteps")}
            all={keys}
            ticked={shortPath.steps}
            word={(key) => stepWord(review.steps.find((each) => each.step === key) ?? { step: key })}
            onChange={(steps) => set({ shortPath: { ...shortPath, steps } })}
          />
          <div className={form.pair}>
            <NumberField
              label={t("form.shortPeople")}
              min={2}
              max={9}
              value={shortPath.minimumPeople}
              onChange={(minimumPeople) => set({ shortPath: { ...shortPath, minimumPeople } })}
            />
            <NumberField
              label={t("form.shortProofs")}
              min={0}
              max={3}
              value={shortPath.proofReadings}
              onChange={(proofReadings) => set({ shortPath: { ...shortPath, proofReadings } })}
            />
          </div>
        </div>
      )}
      <span className={form.checks}>
        <label>
          <input
            type="checkbox"
            checked={urgentHours !== null}
            onChange={(event) => set({ urgentHours: event.target.checked ? URGENT_HOURS : null })}
          />
          {t("form.urgent")}
        </label>
      </span>
      {urgentHours === null ? null : (
        <NumberField
          label={t("form.urgentHours")}
          min={1}
          max={72}
          value={urgentHours}
          onChange={(hours) => set({ urgentHours: hours })}
        />
      )}
    </div>
  );
}

function NumberField({
  label,
  min,
  max,
  value,
  onChange,
}: {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <TextField
      type="number"
      inputMode="numeric"
      min={min}
      max={max}
      label={label}
      value={Number.isNaN(value) ? "" : value}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
  );
}

function Ticks<Value extends string>({
  legend,
  all,
  ticked,
  word,
  onChange,
}: {
  readonly legend: string;
  readonly all: readonly Value[];
  readonly ticked: readonly Value[];
  readonly word: (value: Value) => string;
  readonly onChange: (ticked: Value[]) => void;
}) {
  return (
    <fieldset className={form.checks}>
      <legend>{legend}</legend>
      {all.map((value) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={ticked.includes(value)}
            onChange={(event) =>
              onChange(all.filter((each) => (each === value ? event.target.checked : ticked.includes(each))))
            }
          />
          {word(value)}
        </label>
      ))}
    </fieldset>
  );
}
