import type { Contact } from '../../../lib/contract/contacts/contact.ts';

/** Where what is known of the list ends, or pages of it met, and the cursor by which it goes on from there. */
export interface Edge {
  readonly cursor: string;
  readonly row: Contact;
}

/** So many rows are held at most, and so many stay when the farther ones are let go. */
const ROWS_MAX = 2_000;
const ROWS_KEPT = 1_000;

interface Trim {
  readonly rows: readonly Contact[];
  /** The positions at which pages met, in the order of the list. */
  readonly seams: readonly Edge[];
  readonly compare: (a: Contact, b: Contact) => number;
  /** The end at which the list just grew: the other one is let go. */
  readonly grewAt: 'end' | 'start';
}

interface Trimmed {
  readonly rows: readonly Contact[];
  readonly seams: readonly Edge[];
  /** The new end on the other side. */
  readonly edge: Edge;
}

/**
 * Lets go of the rows far from where the list grew, so that an address book of any length costs the same; null while there are
 * few. It is cut at a seam, whose cursor leads back to what was let go.
 */
export function trimRows({ rows, seams, compare, grewAt }: Trim): Trimmed | null {
  if (rows.length <= ROWS_MAX) return null;
  const isKept = (edge: Edge) => (row: Contact) =>
    grewAt === 'end' ? compare(row, edge.row) >= 0 : compare(row, edge.row) <= 0;
  const candidates = grewAt === 'end' ? seams.toReversed() : seams;
  for (const edge of candidates) {
    const kept = rows.filter(isKept(edge));
    if (kept.length < ROWS_KEPT || kept.length === rows.length) continue;
    return { rows: kept, edge, seams: seams.filter((seam) => isKept(edge)(seam.row)) };
  }
  return null;
}
