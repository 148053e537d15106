/** What of files a page and the server must agree on; no schemas here, so that a page can load it first. */

/** So many files a message has at most. */
export const FILES_PER_MESSAGE = 10;
/** Characters of a file's name, and of its alternative text. */
export const FILE_NAME_MAX = 200;
export const FILE_ALT_MAX = 1_000;

/** How a page shows a file. What is none of the first three, or of a type that is not safe to show, is `file`. */
export const fileKinds = ['image', 'video', 'audio', 'file'] as const;
export type FileKind = (typeof fileKinds)[number];
