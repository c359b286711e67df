/** The arrows of ARCHITECTURE.md: who may import whom. Everything not allowed here is an error. */
const arrow = (name, from, to, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: "\\.test\\.(ts|tsx)$" },
  to: { path: `^(apps|packages|prisma|tests|scripts)/`, pathNot: to },
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"], pathNot: "/generated/" } },
    },
    arrow("domain-alone", "^packages/domain/", "^packages/domain/", "the domain is pure and knows nobody"),
    {
      name: "domain-pure",
      comment: "no files, no network, no database, no GraphQL in the domain",
      severity: "error",
      from: { path: "^packages/domain/", pathNot: "\\.test\\.ts$" },
      to: {
        path: "(^(node:)?(fs|net|http|https|child_process|os|path|dns|tls|worker_threads)(/|$))|node_modules/(@prisma|prisma|graphql|@pothos|pg|fastify|next|react)/",
      },
    },
    arrow("usecases-down", "^packages/usecases/", "^packages/(usecases|domain)/"),
    arrow("schema-down", "^packages/schema/", "^packages/(schema|usecases|domain)/"),
    arrow("api-down", "^apps/api/src/", "^(apps/api/src|packages/(schema|usecases|domain)|prisma/seed)/"),
    arrow("cli-down", "^apps/api/src/cli/", "^(apps/api/src|packages/(usecases|domain))/"),
    arrow("seed-down", "^prisma/seed/", "^(prisma/seed|packages/(usecases|domain|schema))/"),
    arrow("pages", "^apps/web/src/pages/", "^(apps/web/src/(pages|staff|resident|ui|lib)|packages/domain)/"),
    arrow("resident", "^apps/web/src/resident/", "^(apps/web/src/(resident|islands|ui|lib)|packages/domain)/"),
    arrow("islands", "^apps/web/src/islands/", "^(apps/web/src/(islands|lib)|packages/domain)/"),
    arrow("staff", "^apps/web/src/staff/", "^(apps/web/src/(staff|features|outbox|ui|lib)|packages/domain)/"),
    arrow("features", "^apps/web/src/features/", "^(apps/web/src/(features|outbox|ui|lib)|packages/domain)/"),
    arrow("outbox", "^apps/web/src/outbox/", "^(apps/web/src/(outbox|lib)|packages/domain)/"),
    arrow("lib", "^apps/web/src/lib/", "^(apps/web/src/lib|packages/domain)/"),
    arrow("ui", "^apps/web/src/ui/", "^apps/web/src/(ui|lib)/"),
    arrow("worker", "^apps/web/src/sw/", "^apps/web/src/(sw|outbox|lib)/"),
    {
      name: "nobody-imports-tests",
      severity: "error",
      from: { path: "^(apps|packages|prisma)/", pathNot: "\\.test\\.(ts|tsx)$" },
      to: { path: "(^tests/)|(\\.test\\.(ts|tsx)$)" },
    },
    {
      name: "no-unresolved",
      comment: "an import that leads nowhere",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "/generated/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|/generated/|/dist/|\\.next/" },
    exclude: { path: "/dist/|\\.next/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mts", ".js", ".mjs", ".cjs", ".json", ".d.ts"],
    },
  },
};
