const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const GB = 1024 ** 3;

/** Uploads of one person that are begun and not finished. */
export const UNFINISHED_MAX = 20;
/** Bytes of one person that are not sent yet, those that are still to come included. */
export const UNSENT_MAX = GB;

/** How long a file waits to be sent, and an upload to be gone on with. */
export const UNSENT_MS = 24 * HOUR_MS;
/** How long an upload waits for its first byte: whoever begins one and never learns of its address begins another. */
export const EMPTY_MS = HOUR_MS;
/** So much later an upload without a byte is none of the unfinished ones of its person any more. */
export const BEGUN_MS = MINUTE_MS;

/** An upload to which less than this is added in a window has ended: a connection that dribbles holds a place. */
export const SLOW = { windowMs: MINUTE_MS, bytes: 60 * 1024 } as const;

/** Files leave so much of the disk free, that the store never runs out of it: the larger one of these, in bytes and as a part. */
export const DISK_FLOOR = { bytes: GB, part: 0.05 } as const;
