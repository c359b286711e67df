import { formatDate, formatInstant, formatYuan } from "../format";
import { t } from "./catalogue";
import { review } from "./zh-cn/review";

const STEPS: Readonly<Record<string, string>> = review;

/** What an entry of the trail says beside its name: how much, which edition, from which day; "" where there is no more to say. */
export function trailDetail(kind: string, data: unknown): string {
  const { number, text } = readers(data);
  const parts = (...some: (string | null)[]): string => some.filter((part) => part !== null).join("，");
  const edition = () => number("number", (value) => t("trailDetail.edition", { number: value }));
  switch (kind) {
    case "roll.imported":
    case "roll.joined":
      return parts(
        number("lines", (count) => t("trailDetail.lines", { count })),
        number("paidFen", (fen) => formatYuan(fen)),
        number("rejected", (count) => (count === 0 ? null : t("trailDetail.rejected", { count }))),
      );
    case "disclosure.approved":
    case "disclosure.returned":
      return parts(text("step", (step) => STEPS[`review.step.${step}`] ?? ""));
    case "disclosure.submitted":
    case "edition.outlived":
      return parts(edition());
    case "disclosure.released":
    case "disclosure.released-by-schedule":
      return parts(
        edition(),
        number("notices", (count) => t("trailDetail.units", { count })),
      );
    case "disclosure.scheduled":
      return parts(text("at", (at) => formatInstant(at)));
    case "posting.received":
    case "posting.handed-in":
      return parts(text("hangDate", (day) => t("trailDetail.hung", { date: formatDate(day) })));
    case "telling.received":
      return parts(text("toldOn", (day) => t("trailDetail.told", { date: formatDate(day) })));
    default:
      return "";
  }
}

/** Values of an entry's data by name, said where they are there. */
function readers(data: unknown) {
  const values = typeof data === "object" && data !== null ? (data as Readonly<Record<string, unknown>>) : {};
  return {
    number: (name: string, say: (value: number) => string | null): string | null => {
      const value = values[name];
      return typeof value === "number" ? say(value) : null;
    },
    text: (name: string, say: (value: string) => string): string | null => {
      const value = values[name];
      return typeof value === "string" && value !== "" ? say(value) : null;
    },
  };
}
