import { t } from "../../../lib/messages/catalogue";

interface ScopeShown {
  readonly audience: "EVERYONE" | "UNIT_MEMBERS" | "NAMED_UNITS";
  readonly profile: "NOTHING" | "TOTALS" | "MASKED_LIST";
  readonly units: readonly { readonly name: string }[];
}

/** 全社会 / 本社成员 / 指定单位：示例一经联社、… */
export const audienceWords = ({ audience, units }: Pick<ScopeShown, "audience" | "units">): string =>
  audience === "NAMED_UNITS"
    ? t("publication.audienceUnits", { names: units.map(({ name }) => name).join("、") })
    : t(`publication.audience.${audience}`);

/** 全社会，网上：脱敏名单; what is not for everyone is not on the internet. */
export const scopeWords = (scope: ScopeShown): string =>
  scope.audience === "EVERYONE"
    ? t("publication.scopeOf", {
        audience: audienceWords(scope),
        profile: t(`publication.profile.${scope.profile}`),
      })
    : audienceWords(scope);
