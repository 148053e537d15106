/**
 * How often one message changes, since each number it ever took stays in its document. Reactions stop first, so that
 * no one can react until a text cannot be corrected; deleting always fits.
 */
export const REACTIONS_UNTIL = 1_800;
export const EDITS_UNTIL = 2_000;
export const DELETES_UNTIL = Number.POSITIVE_INFINITY;

/** How many earlier texts a message keeps: an edit beyond is refused rather than an earlier text thrown away. */
export const VERSIONS_MAX = 100;
