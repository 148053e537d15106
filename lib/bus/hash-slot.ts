const SLOTS = 16_384;

/** The slot of a name in a Redis cluster: CRC16 (XMODEM) of it, or of its part in braces, modulo 16384. */
export function hashSlot(name: string): number {
  const bytes = Buffer.from(/\{([^}]+)\}/.exec(name)?.[1] ?? name);
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1)
      crc = ((crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xffff;
  }
  return crc % SLOTS;
}
