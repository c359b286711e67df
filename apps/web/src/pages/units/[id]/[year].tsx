import type { InferGetServerSidePropsType, PageConfig } from "next";
import { loadUnit } from "../../../resident/load-unit";
import { residentPage, single } from "../../../resident/resident-page";
import { UnitPage } from "../../../resident/unit-page";

export const config: PageConfig = { unstable_runtimeJS: false };

/** A unit in one subsidy year; a year that is none counts as not found. */
export const getServerSideProps = residentPage((context) => {
  const year = /^(19|20)\d\d$/.test(single(context.params?.year) ?? "") ? Number(context.params?.year) : Number.NaN;
  return loadUnit(context, single(context.params?.id) ?? "", year);
});

export default function UnitYear(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <UnitPage {...props} />;
}
