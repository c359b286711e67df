// `npm start` of what has been built already: a server that is killed and started again must not build in between.
process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
process.noDeprecation = true;
const { main } = await import("../../apps/api/dist/main.mjs");
process.exit(await main());
