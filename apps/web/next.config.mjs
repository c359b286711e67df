import { ChunkGroups } from "./build/chunk-groups.mjs";

/** The web front: resident pages without script, and one static shell for the staff app. Built with webpack. */
/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run check` checks types, all of them; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  transpilePackages: ["@gongshi/domain"],
  experimental: { optimizePackageImports: ["radix-ui"] },
  webpack: (webpack, { dev, isServer }) => {
    if (!dev && !isServer) webpack.plugins.push(new ChunkGroups());
    return webpack;
  },
  // The staff shell routes by itself; in production the front server answers all of /staff/* with the one static file.
  rewrites: async () => [{ source: "/staff/:path*", destination: "/staff" }],
};

export default config;
