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
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

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
