import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';

interface ContactFile {
  readonly type: 'text/csv' | 'text/vcard';
  readonly body: string;
}

/** Files that once stopped the server, within what a file may be, and large ones. */
export function hostileFiles(): ContactFile[] {
  const rows = (count: number, row: (index: number) => string) =>
    ['Name,Phone,Email', ...Array.from({ length: count }, (_, index) => row(index))].join('\n');
  const card = (lines: readonly string[]) =>
    ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Hostile', ...lines, 'END:VCARD', ''].join('\r\n');
  return [
    { type: 'text/vcard', body: card([`TEL;${'A;'.repeat(40_000)}A:1`]) },
    { type: 'text/csv', body: rows(2_000, (index) => `Shared ${index},+442071234567,`) },
    { type: 'text/csv', body: rows(5_000, (index) => `Large ${index},,large-${index}@example.org`) },
    { type: 'text/csv', body: rows(2_000, () => 'The Same,,same@example.org') },
    { type: 'text/csv', body: `Name${',Phone'.repeat(20_000)}\nWide${',1'.repeat(20_000)}` },
    { type: 'text/vcard', body: card(Array.from({ length: 20_000 }, (_, index) => `TEL:${index}`)) },
  ];
}

/** Messages that are long to read, to draw and to find people in. */
export function hostileMessages(): string[] {
  const full = (part: string) => part.repeat(Math.floor(3_900 / part.length));
  return [
    `\`\`\`xml\n${full('<script>')}\n\`\`\``,
    full('**a _b '),
    full('[a](https://'),
    full('@someone '),
    full('> * '),
    full('http://a.b/?c=d&'),
    full('`~~'),
  ];
}

/** A PNG of noise, just below the limit of a photo: nothing about it can be packed. */
export function noisePhoto(): Uint8Array<ArrayBuffer> {
  const side = 540;
  const lines = Array.from({ length: side }, () => Buffer.concat([Buffer.from([0]), randomBytes(side * 3)]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(Buffer.concat(lines))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

/** Length, name, data and check sum (PNG specification, section 5.3). */
function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
