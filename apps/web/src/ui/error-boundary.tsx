import { LifeBuoy } from "lucide-react";
import { Component, type ReactNode } from "react";
import { t } from "../lib/messages/catalogue";
import { Button } from "./button";
import { Empty } from "./empty";

/** A calm word where a screen broke. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode; readonly resetKey?: string },
  { readonly failed: Error | null; readonly key: string | undefined }
> {
  override state: { readonly failed: Error | null; readonly key: string | undefined } = {
    failed: null,
    key: this.props.resetKey,
  };

  static getDerivedStateFromError(failed: Error) {
    return { failed };
  }

  static getDerivedStateFromProps(props: { resetKey?: string }, state: { key: string | undefined }) {
    return props.resetKey === state.key ? null : { failed: null, key: props.resetKey };
  }

  override render(): ReactNode {
    if (this.state.failed === null) return this.props.children;
    return (
      <div role="alert">
        <Empty icon={<LifeBuoy />} title={t("common.crashed")}>
          <p>{t("common.crashedHelp")}</p>
          <Button onClick={this.#again}>{t("common.retry")}</Button>
        </Empty>
      </div>
    );
  }

  #again = (): void => {
    this.setState({ failed: null });
  };
}
