/** How long, in milliseconds, a store may take. Each is longer than what it waits for, and all end before a caller's patience. */
export const DEADLINES = {
  /** To be reached at start: whoever starts a process waits for it and corrects the address. */
  start: 5_000,
  /** To have a primary in operation: an election takes up to 12 s by the usual settings. */
  election: 15_000,
  /** To answer on an open connection. The driver asks once more on another one. */
  answer: 15_000,
  /** To bring a write to a majority of a replica set. */
  acknowledgement: 10_000,
  /** To free a connection of the pool. */
  connection: 10_000,
  /** To answer a probe of `/readyz`. */
  ping: 2_000,
} as const;

export type Deadlines = Readonly<Record<keyof typeof DEADLINES, number>>;
