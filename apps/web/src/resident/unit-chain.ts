/** A unit and what it lies in: cooperative → community → subdistrict. */
export interface ChainedUnit {
  readonly kind: string;
  readonly name: string;
  readonly siteTitle: string | null;
  readonly supervisionPhone: string | null;
  readonly parent?: ChainedUnit | null;
}

export function subdistrictOf(unit: ChainedUnit): ChainedUnit | null {
  for (let at: ChainedUnit | null | undefined = unit; at; at = at.parent) if (at.kind === "SUBDISTRICT") return at;
  return null;
}

/** The line for supervision: the unit's own, or that of the nearest unit above it. */
export function supervisionPhoneOf(unit: ChainedUnit): string | null {
  for (let at: ChainedUnit | null | undefined = unit; at; at = at.parent)
    if (at.supervisionPhone) return at.supervisionPhone;
  return null;
}
