import type { HTMLAttributes } from "react";
import type { Tone } from "../lib/messages/labels";
import styles from "./card.module.css";
import { classNames } from "./class-names";

/** A calm box; `tone` draws its left edge. */
export function Card({ tone, className, ...rest }: HTMLAttributes<HTMLDivElement> & { readonly tone?: Tone }) {
  return <div {...rest} className={classNames(styles.card, tone && styles[tone], className)} />;
}
