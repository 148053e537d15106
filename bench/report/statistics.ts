/** The value below which the given share (0 to 1) of the samples lies, by nearest rank. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length)));
  const value = sorted[rank - 1];
  if (value === undefined) throw new Error('There are no samples.');
  return value;
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** The least and the greatest, as text. */
export function spread(samples: readonly number[], show: (value: number) => string): string {
  return `${show(Math.min(...samples))} to ${show(Math.max(...samples))}, ${samples.length} samples`;
}
