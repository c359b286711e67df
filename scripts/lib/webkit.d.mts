/** Paths of the driver, of the browser it drives, and of what gives both a screen. Throws with what to install. */
export function findWebKit(say?: (line: string) => void): {
  readonly driver: string;
  readonly screen: string;
  readonly browser: string;
};
