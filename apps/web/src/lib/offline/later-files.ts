/**
 * How many files that come after the shell stay on the phone: more than one version of the app has, so that none of a
 * version in use is pushed out, and less than two have.
 */
export const MOST_LATER_FILES = 70;
