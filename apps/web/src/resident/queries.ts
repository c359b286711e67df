import { graphql, type ResultOf } from "../lib/graphql/tada";

/** Everything a page without an account asks for. Names come masked, or not at all: the API decides. */

const UnitContact = graphql(`
  fragment UnitContact on PublicUnit @_unmask {
    id
    kind
    name
    siteTitle
    communityName
    phone
    officeHours
    address
    supervisionPhone
  }
`);

const UnitWithParents = graphql(
  `
    fragment UnitWithParents on PublicUnit @_unmask {
      ...UnitContact
      parent {
        ...UnitContact
        parent {
          ...UnitContact
        }
      }
    }
  `,
  [UnitContact],
);

const NoticeStanding = graphql(`
  fragment NoticeStanding on PublicNotice @_unmask {
    id
    title
    programName
    batchName
    subsidyYear
    stage
    editionNumber
    isCurrent
    replacedByNumber
    currentNoticeId
    changeReason
    withdrawn
    withdrawnOn
    withdrawalKind
    withdrawalReason
    urgent
    isZero
    profile
    quantityUnit
    hungOn
    step
    periodEndsOn
    daysLeft
    timeline {
      kind
      at
      done
    }
    totals {
      recipients
      recipientsText
      quantityMilli
      paidFen
    }
  }
`);

const NoticeInFull = graphql(
  `
    fragment NoticeInFull on PublicNotice @_unmask {
      ...NoticeStanding
      basis
      rateText
      whoIsEntitled
      paidOn
      paymentWay
      releasedOn
      periodLength
      periodUnit
      rateUnit
      unit {
        ...UnitWithParents
      }
      department {
        ...UnitContact
      }
      list(first: $first, offset: $offset, search: $search) {
        total
        lines {
          seq
          maskedName
          quantityMilli
          rateE4
          paidFen
          remark
        }
      }
    }
  `,
  [NoticeStanding, UnitWithParents, UnitContact],
);

export const SubdistrictsQuery = graphql(`
  query Subdistricts {
    publicSubdistricts {
      id
      name
      siteTitle
      phone
      supervisionPhone
    }
  }
`);

export const DirectoryQuery = graphql(`
  query Directory($id: ID!) {
    publicUnit(id: $id) {
      id
      kind
      name
      siteTitle
      phone
      officeHours
      address
      supervisionPhone
      years
      children {
        id
        kind
        name
        children {
          id
          kind
          name
        }
      }
    }
  }
`);

export const UnitQuery = graphql(
  `
    query ResidentUnit($id: ID!) {
      publicUnit(id: $id) {
        ...UnitWithParents
        years
        children {
          id
          kind
          name
        }
      }
    }
  `,
  [UnitWithParents],
);

export const UnitNoticesQuery = graphql(
  `
    query ResidentUnitNotices($id: ID!, $year: Int!) {
      publicUnit(id: $id) {
        notices(year: $year) {
          ...NoticeStanding
        }
      }
    }
  `,
  [NoticeStanding],
);

export const NoticeQuery = graphql(
  `
    query ResidentNotice($id: ID!, $first: Int!, $offset: Int!, $search: String) {
      publicNotice(id: $id) {
        ...NoticeInFull
      }
    }
  `,
  [NoticeInFull],
);

export const SheetQuery = graphql(
  `
    query ResidentSheet($code: String!, $first: Int!, $offset: Int!, $search: String) {
      publicSheet(code: $code) {
        code
        number
        fingerprint
        printedOn
        allCurrent
        unit {
          ...UnitWithParents
        }
        notices {
          ...NoticeInFull
        }
        notOnline {
          editionNumber
          isCurrent
          withdrawn
          replacedByNumber
        }
      }
    }
  `,
  [UnitWithParents, NoticeInFull],
);

export type Unit = NonNullable<ResultOf<typeof UnitQuery>["publicUnit"]>;
export type Directory = NonNullable<ResultOf<typeof DirectoryQuery>["publicUnit"]>;
export type Subdistrict = ResultOf<typeof SubdistrictsQuery>["publicSubdistricts"][number];
export type NoticeRow = NonNullable<ResultOf<typeof UnitNoticesQuery>["publicUnit"]>["notices"][number];
export type Notice = NonNullable<ResultOf<typeof NoticeQuery>["publicNotice"]>;
export type NoticeLines = NonNullable<Notice["list"]>;
export type Sheet = NonNullable<ResultOf<typeof SheetQuery>["publicSheet"]>;
