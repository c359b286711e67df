import type { Scope } from "@gongshi/domain/disclosure/scope";
import type { Audience, InternetProfile } from "../generated/client/client";
import type { DisclosureRow, EditionRow } from "./load-disclosure";

interface ScopeColumns {
  readonly audience: Audience;
  readonly audienceUnitIds: string[];
  readonly internetProfile: InternetProfile;
}

/** The scope in force, or, before the first release, the one it would go out with. */
export const scopeInForce = (
  row: Pick<DisclosureRow, "audience" | "audienceUnitIds" | "internetProfile"> & {
    readonly batch: { readonly program: { readonly internetProfile: InternetProfile } };
  },
): Scope => ({
  audience: row.audience,
  unitIds: row.audienceUnitIds,
  profile: row.internetProfile ?? row.batch.program.internetProfile,
});

/** The scope an edition was handed to review with, or that is proposed for a draft; null: the disclosure's. */
export const scopeOfEdition = (
  edition: Pick<EditionRow, "audience" | "audienceUnitIds" | "internetProfile">,
): Scope | null =>
  edition.audience === null || edition.internetProfile === null
    ? null
    : { audience: edition.audience, unitIds: edition.audienceUnitIds, profile: edition.internetProfile };

export const scopeColumns = (scope: Scope): ScopeColumns => ({
  audience: scope.audience,
  audienceUnitIds: scope.audience === "NAMED_UNITS" ? [...scope.unitIds] : [],
  internetProfile: scope.profile,
});

export const NO_SCOPE = { audience: null, audienceUnitIds: [], internetProfile: null };

/** A scope as the trace keeps it; `load-publicity.ts` reads it back. */
export const tracedScope = (scope: Scope) => ({
  audience: scope.audience,
  unitIds: [...scope.unitIds],
  profile: scope.profile,
});
