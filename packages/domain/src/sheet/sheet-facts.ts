import type { Audience } from "../disclosure/scope";

/** What a sheet is made from: frozen facts of one publishing unit, loaded by a use-case. Money in fen. */
export interface SheetFacts {
  readonly sheet: {
    readonly number: string;
    readonly code: string;
    /** The whole address in page 1's QR code: `sheetUrl(publicUrl, code)`. */
    readonly url: string;
    /** `fingerprintOf` the frozen content's hash. */
    readonly fingerprint: string;
    readonly paper: "A4" | "A3";
    readonly kind: "SINGLE" | "GATHERED";
    /** A day, `2022-12-05`. */
    readonly printedOn: string;
  };
  readonly unit: {
    readonly name: string;
    /** The community it lies in; null where the community itself publishes. */
    readonly communityName: string | null;
    readonly phone: string | null;
    readonly officeHours: string | null;
    readonly address: string | null;
  };
  readonly subdistrict: {
    readonly name: string;
    readonly siteTitle: string | null;
    readonly supervisionPhone: string | null;
  };
  readonly department: {
    readonly name: string;
    readonly phone: string | null;
    /** Whether the department stamps the paper too. */
    readonly stamps: boolean;
  };
  readonly notices: readonly SheetNoticeFacts[];
}

export interface SheetNoticeFacts {
  readonly program: {
    /** For sensitive programs a neutral name of their own. */
    readonly publicName: string;
    readonly grade: "N" | "S" | "SS";
    readonly recipientKind: "HOUSEHOLD" | "PERSON" | "ORGANISATION";
    /** 亩, 人·月, 台 … or null where nothing is counted. */
    readonly quantityUnit: string | null;
    readonly rateUnit: string | null;
    readonly whoIsEntitled: string | null;
    /** `seq`, `group`, `name`, `quantity`, `rate`, `amount` (`due`, `paid`), `remark`, else a key of `extra`. */
    readonly columns: readonly { readonly key: string; readonly label: string }[];
  };
  readonly subsidyYear: number;
  readonly batchName: string;
  readonly stage: "BEFORE_PAYMENT" | "RESULT";
  /** Whom it is for when the paper is printed. */
  readonly audience: Audience;
  readonly edition: {
    readonly number: number;
    readonly basis: string;
    readonly rateText: string;
    readonly changeReason: string | null;
  };
  /** A day, or null before payment. */
  readonly paidOn: string | null;
  readonly paymentWay: string | null;
  readonly period: { readonly length: number; readonly unit: "DAYS" | "WORKING_DAYS" };
  readonly lines: readonly SheetLineFacts[];
  readonly sums: {
    readonly recipientCount: number;
    readonly quantityMilli: number;
    readonly dueFen: number;
    readonly paidFen: number;
    readonly returnedFen: number;
    readonly heldFen: number;
  };
  readonly isZero: boolean;
}

/** No identity number, card or phone: the sheet never learns them. */
export interface SheetLineFacts {
  readonly seq: number;
  readonly group: string | null;
  readonly name: string;
  readonly quantityMilli: number | null;
  readonly rateE4: number | null;
  readonly dueFen: number;
  readonly paidFen: number;
  readonly outcome: "PAID" | "RETURNED" | "HELD";
  readonly remark: string | null;
  readonly extra: Readonly<Record<string, string>>;
  /** Under fourteen on the day the sheet is made: stands in the sum only. */
  readonly minor: boolean;
  readonly organisation: boolean;
}
