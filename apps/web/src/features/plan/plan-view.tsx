import { useState } from "react";
import { useQuery } from "urql";
import { t } from "../../lib/messages/catalogue";
import { Empty } from "../../ui/empty";
import { Loaded } from "../../ui/loaded";
import { FilterRow, Pick } from "../../ui/pick";
import { ItemTable } from "./item-table";
import styles from "./plan-view.module.css";
import { PlanQuery, type PlanData } from "./queries";

type Item = PlanData["sections"][number]["items"][number];

/** A plan by its two levels of headings, for all units or the items of one. */
export function PlanView({ planId }: { readonly planId: string }) {
  const [unit, setUnit] = useState("");
  const [answer, ask] = useQuery({ query: PlanQuery, variables: { id: planId } });
  return (
    <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
      {({ plan }) => {
        if (plan === null) return <Empty title={t("refusal.NOT_FOUND")} />;
        const sections = plan.sections
          .map((section) => ({
            ...section,
            items: mine(section.items, unit),
            children: section.children
              .map((child) => ({ ...child, items: mine(child.items, unit) }))
              .filter(({ items }) => items.length > 0),
          }))
          .filter(({ items, children }) => items.length > 0 || children.length > 0);
        return (
          <>
            <FilterRow>
              <Pick
                label={t("plan.unitFilter")}
                value={unit}
                active={unit !== ""}
                onChange={(event) => setUnit(event.target.value)}
              >
                <option value="">{t("plan.allUnits")}</option>
                {unitsOf(plan).map(([id, name]) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Pick>
            </FilterRow>
            {sections.length === 0 ? <Empty title={t("plan.noItems")} /> : null}
            {sections.map((section) => (
              <section key={section.title} className={styles.section}>
                <h2 className={styles.heading}>{section.title}</h2>
                {section.items.length > 0 ? <Items items={section.items} /> : null}
                {section.children.map((child) => (
                  <div key={child.title} className={styles.child}>
                    <h3 className={styles.sub}>{child.title}</h3>
                    <Items items={child.items} />
                  </div>
                ))}
              </section>
            ))}
          </>
        );
      }}
    </Loaded>
  );
}

const Items = ({ items }: { readonly items: readonly Item[] }) => (
  <ItemTable
    items={items.map((item) => ({
      key: item.id,
      number: item.number,
      text: item.text,
      assignments: item.assignments.map(({ role, unit }) => ({ role, unit: unit.name })),
      due: item.dueText === null ? null : { text: item.dueText, date: item.dueOn },
    }))}
  />
);

const mine = (items: readonly Item[], unitId: string): Item[] =>
  items.filter((item) => unitId === "" || item.assignments.some(({ unit }) => unit.id === unitId));

const everyItem = (plan: PlanData): Item[] =>
  plan.sections.flatMap((section) => [...section.items, ...section.children.flatMap((child) => child.items)]);

/** Units the plan names, each once, in the plan's order. */
const unitsOf = (plan: PlanData): [string, string][] => [
  ...new Map(everyItem(plan).flatMap((item) => item.assignments.map(({ unit }) => [unit.id, unit.name] as const))),
];
