import type { InferGetServerSidePropsType, PageConfig } from "next";
import { loadUnit } from "../../../resident/load-unit";
import { residentPage, single } from "../../../resident/resident-page";
import { UnitPage } from "../../../resident/unit-page";

export const config: PageConfig = { unstable_runtimeJS: false };

/** A unit in its newest year; a subdistrict shows its villages. */
export const getServerSideProps = residentPage((context) => loadUnit(context, single(context.params?.id) ?? "", null));

export default function Unit(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <UnitPage {...props} />;
}
