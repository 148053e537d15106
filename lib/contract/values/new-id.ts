/**
 * A new id: UUID version 7 (RFC 9562, section 5.7), so that ids made later sort later and indexes grow at one end.
 * Runs in the browser and on the server; the browser makes `clientId`s with it.
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes();
  let time = now;
  for (let i = 5; i >= 0; i -= 1) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  let id = '';
  for (const [index, byte] of bytes.entries()) id += AFTER_DASH.has(index) ? `-${HEX[byte]}` : HEX[byte];
  return id;
}

/** Each byte as two digits. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** The bytes that follow a dash. */
const AFTER_DASH: ReadonlySet<number> = new Set([4, 6, 8, 10]);

const AT_ONCE = 64;
const pool = new Uint8Array(16 * AT_ONCE);
let used = AT_ONCE;

/** Sixteen random bytes, each given out once. They are asked for in blocks: a call costs more than its bytes. */
function randomBytes(): Uint8Array {
  if (used === AT_ONCE) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  used += 1;
  return pool.subarray(16 * (used - 1), 16 * used);
}
