import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld, sha256Of, signIn, type ApiWorld } from "../support/api-world";
import { PASSWORD } from "../support/small-street";

// A photo crosses a weak signal in pieces, each with its receipt; only the whole, with its hash, counts as received.

let world: ApiWorld;
let photo: Buffer;
let sha256: string;
let clerk: string;
let other: string;

beforeAll(async () => {
  world = await apiWorld();
  photo = await noise(1);
  sha256 = sha256Of(photo);
  clerk = (await signIn(world.app, world.street.phones.get("梁文员")!, PASSWORD))!;
  other = (await signIn(world.app, world.street.phones.get("卢文员")!, PASSWORD))!;
});
afterAll(() => world.close());

/** A JPEG that compresses badly, so that it has several pieces. */
async function noise(seed: number): Promise<Buffer> {
  const side = 400;
  const pixels = Buffer.alloc(side * side * 3);
  let state = seed;
  for (let index = 0; index < pixels.length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    pixels[index] = state >>> 24;
  }
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
}

const put = async (
  cookie: string | null,
  from: number,
  bytes: Buffer,
  as: { readonly name?: string; readonly total?: number; readonly range?: string } = {},
) => {
  const range = as.range ?? `bytes ${from}-${from + bytes.length - 1}/${as.total ?? photo.length}`;
  const answer = await world.app.inject({
    method: "PUT",
    url: `/photos/${as.name ?? sha256}`,
    headers: { "content-type": "image/jpeg", "content-range": range, ...(cookie === null ? {} : { cookie }) },
    payload: bytes,
  });
  return { status: answer.statusCode, body: answer.json() };
};

const STEP = 50_000;

describe("a photo in pieces", () => {
  it("is refused from nobody, from whoever may not post, and where the header does not fit the body", async () => {
    const piece = photo.subarray(0, STEP);
    expect((await put(null, 0, piece)).body.code).toBe("SIGNED_OUT");
    const supervisor = (await signIn(world.app, world.street.phones.get("陈监督")!, PASSWORD))!;
    expect((await put(supervisor, 0, piece)).body.code).toBe("NOT_ALLOWED");
    for (const range of ["bytes 0-9/10", "bytes 5-1/10", "0-49999", `bytes 0-${STEP - 1}/${STEP - 1}`])
      expect((await put(clerk, 0, piece, { range })).body.code, range).toBe("PART_OUT_OF_PLACE");
    expect((await put(clerk, 0, piece, { total: 4_000_000 })).body.code).toBe("PHOTO_TOO_LARGE");
  });

  it("gets a receipt a piece, goes on where it stopped, and repeats are harmless", async () => {
    expect(await put(clerk, 0, photo.subarray(0, STEP))).toEqual({ status: 200, body: { sha256, received: STEP } });
    // The answer was lost: the same piece again, then one that leaves a hole.
    expect((await put(clerk, 0, photo.subarray(0, STEP))).body).toEqual({ sha256, received: STEP });
    const hole = await put(clerk, 2 * STEP, photo.subarray(2 * STEP, 2 * STEP + 10));
    expect(hole).toMatchObject({ status: 409, body: { code: "PART_OUT_OF_PLACE", details: { received: STEP } } });
    // Somebody else's pieces of the same photo are hers alone.
    expect((await put(other, 0, photo.subarray(0, 10))).body).toEqual({ sha256, received: 10 });

    for (let from = STEP; from < photo.length; from += STEP) {
      const answer = await put(clerk, from, photo.subarray(from, from + STEP));
      const end = Math.min(from + STEP, photo.length);
      expect(answer.body).toMatchObject(
        end < photo.length ? { sha256, received: end } : { sha256, bytes: photo.length },
      );
    }
    const kept = await world.services.files.get(sha256);
    expect(Buffer.from(kept!).equals(photo)).toBe(true);
    expect((await put(clerk, 0, photo.subarray(0, 1))).body).toMatchObject({ sha256, bytes: photo.length });
    expect((await put(other, 10, photo.subarray(10, 20))).body).toMatchObject({ sha256, bytes: photo.length });
  });

  it("is refused when its pieces do not make the photo of that name, and begins anew", async () => {
    const second = await noise(2);
    const name = sha256Of(second);
    const total = second.length;
    const spoilt = Buffer.from(second);
    spoilt[1000] = 255 - spoilt[1000]!;
    await put(clerk, 0, spoilt.subarray(0, STEP), { name, total });
    const last = await put(clerk, STEP, second.subarray(STEP), { name, total });
    expect(last.body.code).toBe("PHOTO_HASH_DIFFERS");
    expect((await put(clerk, STEP, second.subarray(STEP), { name, total })).body.details).toEqual({ received: 0 });
    await put(clerk, 0, second.subarray(0, STEP), { name, total });
    expect((await put(clerk, STEP, second.subarray(STEP), { name, total })).body).toMatchObject({ sha256: name });
  });
});
