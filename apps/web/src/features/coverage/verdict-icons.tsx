import { CircleAlert, CircleCheck, CircleDashed, Clock, Hourglass, Minus } from "lucide-react";
import type { ReactNode } from "react";

const ICONS: readonly (readonly [string, ReactNode])[] = [
  ["ON_TIME", <CircleCheck key="i" />],
  ["LATE", <Clock key="i" />],
  ["OVERDUE", <CircleAlert key="i" />],
  ["AWAITING_VERIFICATION", <Hourglass key="i" />],
  ["NOT_YET_DUE", <CircleDashed key="i" />],
  ["NOT_APPLICABLE", <Minus key="i" />],
];

/** The icons once, by name: six thousand cells only point at them. */
export function VerdictIconSheet() {
  return (
    <svg width="0" height="0" aria-hidden="true" className="visually-hidden">
      {ICONS.map(([name, icon]) => (
        <symbol key={name} id={`verdict-${name}`} viewBox="0 0 24 24">
          {icon}
        </symbol>
      ))}
    </svg>
  );
}

export function VerdictIcon({
  verdict,
  className,
}: {
  readonly verdict: string;
  readonly className?: string | undefined;
}) {
  return (
    <svg className={className} width="1em" height="1em" aria-hidden="true">
      <use href={`#verdict-${verdict}`} />
    </svg>
  );
}
