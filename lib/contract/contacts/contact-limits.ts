/** Items of one list, and tags, of a contact. */
export const ITEMS_MAX = 50;
/** Characters of its notes. */
export const NOTES_MAX = 10_000;
/** The largest file that can be imported, in bytes. */
export const IMPORT_LIMIT = 25 * 1024 * 1024;
