import type { FastifyInstance } from "fastify";

/** 200 when the server can do its work, its database included; 503 otherwise. Says nothing more. */
export function registerHealth(app: FastifyInstance, ready: () => Promise<boolean>): void {
  app.get("/healthz", async (_request, reply) => {
    const healthy = await ready().catch(() => false);
    return reply
      .code(healthy ? 200 : 503)
      .header("Cache-Control", "no-store")
      .send({ status: healthy ? "ok" : "unavailable" });
  });
}
