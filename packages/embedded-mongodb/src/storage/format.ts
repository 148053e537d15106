/** The version of everything in the folder: keys, catalogue, records. */
export const FORMAT = 2;
/** That of a folder in which no index entries wait, which an earlier version can read. */
export const FORMAT_AT_REST = 1;
