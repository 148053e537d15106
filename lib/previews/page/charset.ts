/** So much of a page is looked at for what it says of its encoding (HTML, section 13.2.3.2). */
export const CHARSET_BYTES = 1024;

const BOMS: readonly (readonly [label: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
];
const NAMED = /<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w:.-]{1,40})/i;
const IN_HEADER = /\bcharset\s*=\s*"?([\w:.-]{1,40})/i;

/** Decodes a page by its first bytes, by the header that came with it, by its own word, or else as UTF-8. */
export function decoderFor(beginning: Buffer, contentType: string): TextDecoder {
  const bom = BOMS.find(([, bytes]) => bytes.every((byte, index) => beginning[index] === byte))?.[0];
  const own = NAMED.exec(beginning.subarray(0, CHARSET_BYTES).toString('latin1'))?.[1];
  // What can be read as ASCII is not UTF-16, whatever it says.
  const named = own !== undefined && /^utf-?16/i.test(own) ? 'utf-8' : own;
  const labels = [bom, IN_HEADER.exec(contentType)?.[1], named, 'utf-8'];
  const label = labels.find((each) => each !== undefined && isKnown(each));
  return new TextDecoder(label);
}

function isKnown(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}
