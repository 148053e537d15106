import { type ConcurrencyLimit, createConcurrencyLimit } from '../../process/concurrency-limit.ts';
import { singleton } from '../../process/singleton.ts';
import { AppError } from '../../use-case/app-error.ts';

/**
 * A file of contacts is held whole while it arrives, waits and is read, as bytes and then as text: its quotes and folded
 * lines end where they end, and the preview reads it twice. What is held at once is bounded in bytes and not by the number
 * of files: an upload that sends nothing takes no room from others.
 */
const HELD_MAX = 256 * 1024 * 1024;
/** A person corrects one file and imports another; the third is for a second tab. */
const FILES_OF_PERSON = 3;
const RETRY_AFTER_SECONDS = 5;
/** So many files are read for a preview at once; others wait, and imports, which have their own order, do not. */
const PREVIEWS_AT_ONCE = 3;
const PREVIEWS_WAITING = 30;

/** How long a file may take to arrive: at 25 MB it is a line of 2 Mbit/s. */
export const UPLOAD_MS = 120_000;

interface Held {
  bytes: number;
  readonly filesOf: Map<string, number>;
  readonly previews: ConcurrencyLimit;
}
const holder = singleton<Held>('contact-files');

function heldNow(): Held {
  const held = holder.get() ?? {
    bytes: 0,
    filesOf: new Map<string, number>(),
    previews: createConcurrencyLimit(PREVIEWS_AT_ONCE, PREVIEWS_WAITING),
  };
  holder.set(held);
  return held;
}

const refuse = () => {
  throw new AppError('rate_limited', { retryAfterSeconds: RETRY_AFTER_SECONDS });
};

/** The room that one file takes: each part of it is counted as it arrives. */
export interface FileRoom {
  /** Throws `rate_limited` when the files of all people together are too large. */
  hold(bytes: number): void;
}

/**
 * Runs `work`, which holds a file of this person. Resolves with what it answers, which may be before its end: the room is
 * taken until then. Throws `rate_limited` when this person holds too many files.
 */
export function withRoomForFile<T>(
  userId: string,
  work: (room: FileRoom, answer: (value: T) => void) => Promise<void>,
): Promise<T> {
  const held = heldNow();
  const files = held.filesOf.get(userId) ?? 0;
  if (files >= FILES_OF_PERSON) return Promise.resolve().then(refuse) as Promise<never>;
  held.filesOf.set(userId, files + 1);
  let own = 0;
  const room: FileRoom = {
    hold(bytes) {
      if (held.bytes + bytes > HELD_MAX) refuse();
      held.bytes += bytes;
      own += bytes;
    },
  };
  const release = () => {
    held.bytes -= own;
    const left = (held.filesOf.get(userId) ?? 1) - 1;
    if (left > 0) held.filesOf.set(userId, left);
    else held.filesOf.delete(userId);
  };
  return new Promise<T>((resolve, reject) => {
    work(room, resolve).catch(reject).finally(release);
  });
}

/** Runs the reading of a file that has arrived, when it is its turn. Throws `rate_limited` when too many wait. */
export function whenItsTurn<T>(work: () => Promise<T>): Promise<T> {
  return heldNow().previews.run(work);
}
