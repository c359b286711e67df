import "./identity/fields";
import "./unit/unit";
import "./unit/queries";
import "./channel/fields";
import "./plan/fields";
import "./program/types";
import "./program/fields";
import "./disclosure/disclosure";
import "./disclosure/edition";
import "./disclosure/board-text";
import "./disclosure/comparison";
import "./disclosure/fields";
import "./roll/fields";
import "./notice/notice";
import "./notice/fields";
import "./posting/posting";
import "./posting/fields";
import "./sheet/sheet";
import "./sheet/fields";
import "./coverage/obligation";
import "./coverage/fields";
import "./lookup/fields";
import "./preview/fields";
import "./stage/fields";
import "./audit/fields";
import { builder } from "./builder";

/** The whole API. Printed to schema.graphql by `npm run schema`; `npm run check` tells when the two differ. */
export const schema = builder.toSchema();
