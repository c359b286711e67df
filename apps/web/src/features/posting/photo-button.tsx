import { Camera } from "lucide-react";
import type { ChangeEvent, ReactNode } from "react";
import { buttonClass, type ButtonVariant } from "../../ui/button-class";
import styles from "./photo-button.module.css";

/** Opens the phone's camera at once. A label around a file input: the one way every browser, WeChat's too, allows. */
export function PhotoButton({
  children,
  onPhoto,
  variant = "primary",
}: {
  readonly children: ReactNode;
  readonly onPhoto: (file: File) => void;
  readonly variant?: ButtonVariant;
}) {
  const change = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    event.target.value = ""; // the same photo again is a choice, too
    if (file !== undefined) onPhoto(file);
  };
  return (
    <label className={buttonClass({ variant, size: "large", wide: true, className: styles.button })}>
      <input type="file" accept="image/*" capture="environment" onChange={change} className={styles.input} />
      <Camera aria-hidden="true" />
      <span>{children}</span>
    </label>
  );
}
