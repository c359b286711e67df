import type { Context } from "../context";

/** A colleague's name; look-ups of one request are batched by Prisma. */
export async function personName(context: Context, personId: string): Promise<string> {
  const person = await context.services.db.person.findUnique({ where: { id: personId }, select: { name: true } });
  return person?.name ?? "—";
}
