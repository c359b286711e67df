import { t } from "../lib/messages/catalogue";
import { DirectoryView } from "./directory-view";
import { Frame } from "./frame";
import type { UnitPageProps } from "./load-unit";
import { MessagePage } from "./message-page";
import type { Visit } from "./resident-page";
import { UnitView } from "./unit-view";

export function UnitPage({ visit, page }: { readonly visit: Visit; readonly page: UnitPageProps }) {
  if (page.kind === "MISSING") {
    return (
      <MessagePage visit={visit} title={t("resident.unit.missing")}>
        <p>{t("resident.unit.missingHelp")}</p>
      </MessagePage>
    );
  }
  if (page.kind === "DIRECTORY") {
    const { name, siteTitle } = page.directory;
    return (
      <Frame
        visit={visit}
        title={siteTitle ?? name}
        description={t("resident.home.description", { name })}
        back={{ href: "/", label: t("resident.home") }}
        wide
      >
        <DirectoryView subdistrict={page.directory} />
      </Frame>
    );
  }
  const { unit, year, notices } = page;
  const title =
    year === null
      ? t("resident.unit.title", { name: unit.name })
      : t("resident.unit.titleOfYear", { name: unit.name, year });
  return (
    <Frame
      visit={visit}
      title={title}
      description={t("resident.unit.description", { name: unit.name })}
      back={{ href: "/", label: t("resident.home") }}
    >
      <UnitView unit={unit} year={year} notices={notices} />
    </Frame>
  );
}
