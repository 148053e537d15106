/** The ten inks, in degrees of OKLCH; at equal lightness and chroma each carries white text at 5.7:1 or more. */
export const HUES = [20, 50, 85, 130, 160, 195, 230, 262, 300, 345] as const;
export type Hue = (typeof HUES)[number];

/** The ink of a person or room, always the same for the same id: FNV-1a (32 bit) of the id, modulo ten. */
export function hueOf(id: string): Hue {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193) >>> 0;
  }
  return HUES[hash % HUES.length] ?? HUES[0];
}
