/** 643 → `64.3%`, 1000 → `100%`: thousandths as a percentage, exact, so that the shares shown add up. */
export function percentText(permille: number): string {
  const whole = Math.trunc(permille / 10);
  const tenth = permille % 10;
  return tenth === 0 ? `${whole}%` : `${whole}.${tenth}%`;
}
