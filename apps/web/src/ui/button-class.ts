import styles from "./button.module.css";
import { classNames } from "./class-names";

export type ButtonVariant = "primary" | "quiet" | "danger";
export type ButtonSize = "small" | "medium" | "large";

/** The look of a button, for links that act like one. */
export function buttonClass(look: {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  wide?: boolean | undefined;
  className?: string | undefined;
}): string {
  const { variant = "primary", size = "medium", wide = false, className } = look;
  return classNames(styles.button, styles[variant], styles[size], wide && styles.wide, className);
}
