/** Items of one list, and tags, of a contact. */
export const ITEMS_MAX = 50;
/** Characters of a label. */
export const LABEL_MAX = 30;
/** Characters of the label and of the value of a custom field. */
export const CUSTOM_LABEL_MAX = 60;
export const CUSTOM_VALUE_MAX = 1_000;
/** Characters of its notes. */
export const NOTES_MAX = 10_000;
/** Characters of what is kept of a vCard beyond a contact's fields. */
export const EXTRA_MAX = 32_000;
/** The largest file that can be imported, in bytes. */
export const IMPORT_LIMIT = 25 * 1024 * 1024;

/** So many contacts can be asked for by their ids at once. */
export const CARDS_AT_ONCE = 50;
/** Of so many people the linked contacts can be asked for at once. */
export const LINKS_AT_ONCE = 100;
