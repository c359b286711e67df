/** What a person has said about the columns of a layout, checked where it comes from outside. */
import { z } from "zod";
import { MONEY_UNITS } from "../money/money-unit";
import { MAPPED_ROLES } from "./mapping";

const MOST_COLUMNS = 256;
const MOST_LAYOUTS = 50;

/** Answers as they come from a browser or from storage. */
export const columnMappings = z
  .array(
    z.object({
      layout: z.string().min(1).max(8_000),
      columns: z.partialRecord(z.enum(MAPPED_ROLES), z.number().int().min(1).max(MOST_COLUMNS).nullable()),
      moneyUnit: z.enum(MONEY_UNITS).optional(),
    }),
  )
  .max(MOST_LAYOUTS);
