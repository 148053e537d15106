/** Student's t for 95 %, by degrees of freedom from 1; beyond the table it is the normal distribution's. */
const T95 = [12.71, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145];
const NORMAL = 1.96;

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The mean of samples and its 95 % interval; without bounds when there is only one sample. */
export function interval95(samples: readonly number[]): Interval {
  const count = samples.length;
  const mean = samples.reduce((sum, each) => sum + each, 0) / count;
  if (count < 2) return { mean, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const variance = samples.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (count - 1);
  const margin = (T95[count - 2] ?? NORMAL) * Math.sqrt(variance / count);
  return { mean, low: mean - margin, high: mean + margin };
}
