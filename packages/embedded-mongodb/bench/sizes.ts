export const CONVERSATIONS = 1000;

export const IN_FLIGHT = 64;

export const SAMPLES = 1000;

/** Calls before the first that counts, so that the code is compiled by then. */
export const WARM_UP = 500;
