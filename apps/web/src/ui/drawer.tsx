import { Panel, type DialogProps } from "./dialog";
import styles from "./dialog.module.css";

/** A panel at the right edge, over the list it belongs to; on a phone it takes the whole width. */
export function Drawer(props: DialogProps) {
  return <Panel {...props} shape={styles.drawer} />;
}
