import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../lib/graphql/tada";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Loaded } from "../../ui/loaded";
import { Pick } from "../../ui/pick";
import { Section } from "../../ui/section";
import { LineTable } from "./line-table";
import styles from "./lines-section.module.css";

const LinesQuery = graphql(`
  query Lines($disclosureId: ID!, $unitId: ID, $offset: Int!, $first: Int!) {
    disclosure(id: $disclosureId) {
      id
      latest {
        id
        lines(unitId: $unitId, first: $first, offset: $offset) {
          total
          lines {
            id
            seq
            unit {
              id
              name
            }
            name
            group
            quantityMilli
            rateE4
            paidFen
            outcome
            remark
          }
        }
      }
    }
  }
`);

const PAGE = 50;

/** Every line of the newest edition, a page at a time, for all units or one. */
export function LinesSection({
  disclosureId,
  units,
  quantityUnit,
}: {
  readonly disclosureId: string;
  readonly units: readonly { readonly id: string; readonly name: string; readonly lineCount: number }[];
  readonly quantityUnit: string | null;
}) {
  const [unitId, setUnitId] = useState("");
  const [offset, setOffset] = useState(0);
  const [answer, ask] = useQuery({
    query: LinesQuery,
    variables: { disclosureId, unitId: unitId === "" ? null : unitId, offset, first: PAGE },
  });
  return (
    <Section
      title={t("roll.linesTitle")}
      aside={
        <Pick
          label={t("roll.unit")}
          value={unitId}
          onChange={(event) => {
            setUnitId(event.target.value);
            setOffset(0);
          }}
        >
          <option value="">{t("roll.allLines")}</option>
          {units
            .filter((unit) => unit.lineCount > 0)
            .map((unit) => (
              <option key={unit.id} value={unit.id}>
                {unit.name}
              </option>
            ))}
        </Pick>
      }
    >
      <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
        {(data) => {
          const page = data.disclosure?.latest?.lines;
          if (page === undefined || page.total === 0) return <p>{t("roll.noLines")}</p>;
          return (
            <>
              <LineTable
                lines={page.lines.map((line) => ({ ...line, unitName: line.unit.name }))}
                quantityUnit={quantityUnit}
              />
              <div className={styles.pager}>
                <p>
                  {t("roll.showing", {
                    from: offset + 1,
                    to: Math.min(offset + PAGE, page.total),
                    total: page.total,
                  })}
                </p>
                <Button
                  variant="quiet"
                  size="small"
                  disabled={offset === 0}
                  onClick={() => setOffset(Math.max(0, offset - PAGE))}
                >
                  {t("roll.previous")}
                </Button>
                <Button
                  variant="quiet"
                  size="small"
                  disabled={offset + PAGE >= page.total}
                  onClick={() => setOffset(offset + PAGE)}
                >
                  {t("roll.next")}
                </Button>
              </div>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
