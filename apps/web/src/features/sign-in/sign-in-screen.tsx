import { useState, type SubmitEvent } from "react";
import { useMutation } from "urql";
import { graphql } from "../../lib/graphql/tada";
import { t } from "../../lib/messages/catalogue";
import { refusalText } from "../../lib/messages/refusal-text";
import { useUnsentHere } from "../../outbox/use-unsent-here";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { NoticeBar } from "../../ui/notice-bar";
import { useTitle } from "../../lib/use-title";
import styles from "./sign-in-screen.module.css";

const SignIn = graphql(`
  mutation SignIn($phone: String!, $password: String!) {
    signIn(phone: $phone, password: $password) {
      __typename
      ... on Viewer {
        id
      }
      ... on Refusal {
        code
        details
      }
    }
  }
`);

export function SignInScreen({
  onSignedIn,
  expired = false,
}: {
  readonly onSignedIn: () => Promise<void>;
  /** Signed in before, and the session has ended by itself. */
  readonly expired?: boolean;
}) {
  useTitle(t("signIn.title"));
  const [, signIn] = useMutation(SignIn);
  const [phone, setPhone] = useState("");
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const unsent = useUnsentHere();

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (phone.trim() === "" || password === "") return;
    setBusy(true);
    setFault(null);
    const { data } = await signIn({ phone: phone.replace(/\s/g, ""), password });
    if (data?.signIn.__typename === "Viewer") await onSignedIn();
    else if (data?.signIn.__typename === "Refusal") setFault(refusalText(data.signIn));
    else setFault(`${t("common.cannotReach")}。${t("common.cannotReachHelp")}`);
    setBusy(false);
  };

  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1>{t("common.appName")}</h1>
        <p>{t("signIn.forStaff")}</p>
      </header>
      {expired ? <NoticeBar tone="soon">{t("signIn.again")}</NoticeBar> : null}
      {unsent > 0 ? (
        <NoticeBar tone="soon" title={t("outbox.unsentBar", { count: unsent })}>
          {t("signIn.unsent")}
        </NoticeBar>
      ) : null}
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={t("signIn.phone")}
          type="tel"
          inputMode="tel"
          autoComplete="username"
          value={phone}
          error={tried && phone.trim() === "" ? t("signIn.phoneMissing") : null}
          onChange={(event) => setPhone(event.target.value)}
        />
        <TextField
          label={t("signIn.password")}
          type={shown ? "text" : "password"}
          autoComplete="current-password"
          value={password}
          error={tried && password === "" ? t("signIn.passwordMissing") : null}
          onChange={(event) => setPassword(event.target.value)}
        />
        <label className={styles.show}>
          <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
          <span>{t("signIn.showPassword")}</span>
        </label>
        {fault === null ? null : (
          <NoticeBar tone="late" alert>
            {fault}
          </NoticeBar>
        )}
        <Button type="submit" size="large" wide busy={busy}>
          {t("signIn.submit")}
        </Button>
        <p className={styles.soft}>{t("signIn.forgot")}</p>
      </form>
      <a href="/" className={styles.residents}>
        {t("signIn.residents")}
      </a>
    </main>
  );
}
