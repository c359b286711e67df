import type { ReactNode } from "react";
import type { CombinedError } from "urql";
import { errorText } from "../lib/graphql/answer";
import { t } from "../lib/messages/catalogue";
import { Busy } from "./busy";
import { Button } from "./button";
import { NoticeBar } from "./notice-bar";
import { Unreachable } from "./unreachable";

/** A query's answer on screen: reading, could not be reached, refused, or its data. Old data stays while it is asked anew. */
export function Loaded<Data>({
  answer,
  retry,
  children,
}: {
  readonly answer: {
    readonly data?: Data | undefined;
    readonly error?: CombinedError | undefined;
    readonly fetching: boolean;
  };
  readonly retry: () => void;
  readonly children: (data: Data) => ReactNode;
}) {
  if (answer.data !== undefined && answer.data !== null) return children(answer.data);
  if (answer.error?.networkError !== undefined) return <Unreachable onRetry={retry} busy={answer.fetching} />;
  if (answer.error !== undefined)
    return (
      <NoticeBar
        tone="soon"
        alert
        action={
          <Button variant="quiet" size="small" onClick={retry}>
            {t("common.retry")}
          </Button>
        }
      >
        {errorText(answer.error)}
      </NoticeBar>
    );
  return <Busy />;
}
