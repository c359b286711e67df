import { crc32, deflateRawSync } from "node:zlib";

/** A zip file of the given entries; `claimed` is the size its list states instead of the true one. */
export function zipOf(entries: readonly { name: string; data: Buffer; claimed?: number }[]): Buffer {
  return zipOfPacked(
    entries.map(({ name, data, claimed }) => ({
      name,
      packed: deflateRawSync(data),
      crc: crc32(data),
      size: claimed ?? data.length,
    })),
  );
}

/** The same of entries that are packed already. `size`: of the content. */
export function zipOfPacked(
  entries: readonly { readonly name: string; readonly packed: Buffer; readonly crc: number; readonly size: number }[],
): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, crc, size } of entries) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    bodies.push(local, Buffer.from(name), packed);
    list.push(central, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const length = list.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...list, end]);
}
