import { measureEngine } from 'embedded-mongodb/bench';
import type { Report } from './report/report.ts';

/** The embedded engine by itself, through the official driver: the package's own bench. */
export async function bench([count]: readonly string[]): Promise<Report> {
  return await measureEngine(Number(count ?? 1_000_000));
}
