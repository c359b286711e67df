/** Nobody is called at night: 21:00–07:00 in Shanghai, whatever the phone's own clock says. */
const [QUIET_FROM, QUIET_UNTIL] = [21, 7];

export function isQuiet(now: Date): boolean {
  const hour = (now.getUTCHours() + 8) % 24;
  return hour >= QUIET_FROM || hour < QUIET_UNTIL;
}
