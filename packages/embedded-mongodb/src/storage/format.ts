/** The version of everything in the folder: keys, catalogue, records. */
export const FORMAT = 1;
