/**
 * Whether every sheet of a roll has headings that a released roll of the program had at this stage.
 * @param layouts the headings of the sheets this roll was read from
 */
export const isKnownLayout = (layouts: readonly string[], released: readonly string[]): boolean =>
  layouts.length > 0 && layouts.every((layout) => released.includes(layout));
