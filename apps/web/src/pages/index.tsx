import { ChevronRight } from "lucide-react";
import type { InferGetServerSidePropsType, PageConfig } from "next";
import { t } from "../lib/messages/catalogue";
import { query } from "../lib/seam";
import { CodeForm } from "../resident/code-form";
import { DirectoryView } from "../resident/directory-view";
import { Frame } from "../resident/frame";
import { DirectoryQuery, SubdistrictsQuery } from "../resident/queries";
import { residentPage } from "../resident/resident-page";
import rows from "../resident/rows.module.css";
import { Empty } from "../ui/empty";

export const config: PageConfig = { unstable_runtimeJS: false };

/** 惠农公开栏: straight to the villages where there is one subdistrict. */
export const getServerSideProps = residentPage(async (context) => {
  const { publicSubdistricts: subdistricts } = await query(context, SubdistrictsQuery, {});
  const [first] = subdistricts;
  const only =
    first && subdistricts.length === 1 ? (await query(context, DirectoryQuery, { id: first.id })).publicUnit : null;
  return { props: { subdistricts, only }, cache: "shared" };
});

export default function Home({ visit, subdistricts, only }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const site = t("resident.site");
  return (
    <Frame
      visit={visit}
      title={only?.siteTitle ?? site}
      description={t("resident.home.description", { name: only?.name ?? "" })}
      wide
    >
      {only ? (
        <DirectoryView subdistrict={only} />
      ) : (
        <>
          <h1>{site}</h1>
          {subdistricts.length === 0 ? (
            <Empty title={t("resident.home.empty")}>{t("resident.home.emptyHelp")}</Empty>
          ) : (
            <section aria-labelledby="choose">
              <h2 id="choose">{t("resident.home.subdistricts")}</h2>
              <ul className={rows.rows}>
                {subdistricts.map((unit) => (
                  <li key={unit.id}>
                    <a className={rows.row} href={`/units/${unit.id}`}>
                      <span className={rows.title}>{unit.name}</span>
                      <ChevronRight aria-hidden="true" />
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <CodeForm />
        </>
      )}
    </Frame>
  );
}
