import { defineCollection } from '../store/collection.ts';

/** How a job ended the last time. */
export interface JobResult {
  readonly isOk: boolean;
  /** What it did, or why it failed, in one sentence. */
  readonly text: string;
}

/** A piece of work that one process of the workspace does, again and again. */
export interface JobDoc {
  /** Its name. */
  _id: string;
  /** Which process does it now; null for none. */
  owner: string | null;
  /** Grows while it is being done: whoever sees it stand still for long may take the job over. */
  beat: number;
  createdAt: Date;
  /** When it was begun, and ended, the last time. */
  startedAt: Date | null;
  endedAt: Date | null;
  /** When it ended well the last time. */
  succeededAt: Date | null;
  /** Of the last time that it came to its end. */
  result: JobResult | null;
}

export const jobs = defineCollection<JobDoc>('jobs', []);
