import { t } from "../lib/messages/catalogue";
import { buttonClass } from "../ui/button-class";
import styles from "./code-form.module.css";

const LONGEST_TYPED = 80;

/** 输入公示表上的短码: a plain GET form to /s. */
export function CodeForm({ typed = "" }: { readonly typed?: string }) {
  return (
    <form className={styles.form} action="/s" method="get">
      <label htmlFor="code" className={styles.label}>
        {t("resident.code.label")}
      </label>
      <p id="code-hint" className={styles.hint}>
        {t("resident.code.hint")}
      </p>
      <div className={styles.row}>
        <input
          id="code"
          name="code"
          className={styles.input}
          defaultValue={typed}
          required
          maxLength={LONGEST_TYPED}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder="7KQ2-M9XW"
          aria-describedby="code-hint"
        />
        <button type="submit" className={buttonClass({ variant: "primary" })}>
          {t("resident.code.submit")}
        </button>
      </div>
    </form>
  );
}
