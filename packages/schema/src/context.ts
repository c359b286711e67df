import type { Viewer } from "@gongshi/domain/access/viewer";
import type { Db } from "@gongshi/usecases/db";
import type {
  AnchorLog,
  Clock,
  FileStore,
  FormPrinter,
  Keyring,
  PartStore,
  PasswordHasher,
  PhotoReader,
  PushSender,
  PlanFile,
  RollFile,
  RollReader,
  RollSpool,
  RollWriter,
  SharePainter,
  SheetPrinter,
} from "@gongshi/usecases/ports";
import type { Actor } from "@gongshi/usecases/run-command";

/** Everything use-cases need from outside; made once at start. */
export interface Services {
  readonly db: Db;
  readonly clock: Clock;
  readonly files: FileStore;
  readonly parts: PartStore;
  readonly photos: PhotoReader;
  readonly plans: PlanFile;
  readonly rolls: RollFile;
  readonly rollWriter: RollWriter;
  readonly rollSpool: RollSpool;
  readonly rollReader: RollReader;
  readonly printer: SheetPrinter;
  readonly forms: FormPrinter;
  readonly passwords: PasswordHasher;
  readonly keyring: Keyring;
  readonly anchors: AnchorLog;
  readonly push: PushSender;
  readonly sharePainter: SharePainter;
  readonly publicUrl: string;
}

/** The session of one request: sets and clears the cookie of its answer. */
export interface RequestSession {
  readonly token: string | null;
  readonly userAgent: string | null;
  start(token: string, expiresAt: Date): void;
  end(): void;
}

export interface Context {
  readonly services: Services;
  /** Who is asking and from where. */
  readonly actor: Actor;
  readonly session: RequestSession;
}

export const viewerOf = (context: Context): Viewer | null => context.actor.viewer;
