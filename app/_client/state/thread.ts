import type { Message } from '../../../lib/contract/conversations/message.ts';
import {
  acceptFact,
  acceptMissed,
  hasGap as lacksNumbers,
  type NumberedFact,
  type NumberedLog,
  noteHead,
  startLog,
} from '../../../lib/contract/values/numbered-log.ts';

/**
 * The messages of one conversation as this page holds them: everything from `firstSeq` on, without a gap, in the order
 * of `seq`. Facts may come late, twice, out of order or never; a message beyond a gap is kept back until the gap is
 * filled, so that nothing is ever pushed in between what a person reads.
 */
export interface Thread {
  readonly conversationId: string;
  /** What is shown. */
  readonly items: readonly Message[];
  /** The first number shown; older ones are on the server while it is above 1. */
  readonly firstSeq: number;
  /** Which changes are known here. Their messages are merged as they come, so the log holds only numbers. */
  readonly log: NumberedLog<null>;
  /** The newest version of every message known, also above the first page and beyond a gap. */
  readonly known: ReadonlyMap<number, Message>;
  /** A part of the past that the person jumped to, beside the end of the conversation; null while there is none. */
  readonly past: Past | null;
  /** Those that are pinned, wherever in the conversation they are, the one pinned last first. */
  readonly pinned: readonly Message[];
}

/** Messages without a gap that do not reach the end. */
export interface Past {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly items: readonly Message[];
}

type Loading = 'idle' | 'loading' | 'failed';

/** A thread in memory, and how it goes with loading what is older, and what follows a part of the past. */
export interface HeldThread {
  readonly thread: Thread;
  readonly older: Loading;
  readonly newer: Loading;
}

/** A page of newest messages, and the conversation's revision read *before* the page was. */
export interface ThreadSeed {
  readonly items: readonly Message[];
  /** All pinned messages, read after that revision, too; left out where they are known already. */
  readonly pinned?: readonly Message[];
  readonly revision: number;
}

/** What `changes?since=` answered, with the `since` that was asked. */
export interface ThreadChanges {
  readonly since: number;
  readonly items: readonly Message[];
  readonly revision: number;
}

/** A thread that begins with the newest page. An empty page is the whole of an empty conversation. */
export function openThread(conversationId: string, seed: ThreadSeed): Thread {
  const empty: Thread = {
    conversationId,
    items: [],
    firstSeq: seed.items[0]?.seq ?? 1,
    log: startLog(seed.revision),
    known: new Map(),
    past: null,
    pinned: [],
  };
  return merge(empty, seeded(seed));
}

/** Applies a newest page again, such as when the conversation is opened a second time: at its end. */
export function reseedThread(thread: Thread, seed: ThreadSeed): Thread {
  const merged = merge(leavePast(thread), seeded(seed));
  return noteRevision(merged, seed.revision);
}

const seeded = ({ items, pinned = [] }: ThreadSeed) => [...items, ...pinned];

/** Applies one message: a fact, or the acknowledgement of one's own. */
export function applyMessage(thread: Thread, message: Message): Thread {
  return withLog(merge(thread, [message]), acceptFact(thread.log, numbered(message)).log);
}

/** Applies the answer to what was asked for by number. */
export function applyChanges(thread: Thread, { since, revision, items }: ThreadChanges): Thread {
  const facts = items.map(numbered);
  return withLog(merge(thread, items), acceptMissed(thread.log, { since, revision, facts }).log);
}

const numbered = ({ revision }: Message): NumberedFact<null> => ({ revision, fact: null });

const withLog = (thread: Thread, log: Thread['log']): Thread =>
  log === thread.log ? thread : { ...thread, log };

/** Applies a page of older messages; one that does not end right above what is shown is left alone. */
export function applyOlder(thread: Thread, items: readonly Message[]): Thread {
  if (items.length === 0) return thread.firstSeq > 1 ? merge({ ...thread, firstSeq: 1 }, []) : thread;
  const first = items[0]?.seq ?? thread.firstSeq;
  const last = items.at(-1)?.seq ?? 0;
  const fits = first < thread.firstSeq && last >= thread.firstSeq - 1;
  return merge(fits ? { ...thread, firstSeq: first } : thread, items);
}

/**
 * Applies a page of the past, from anywhere: one that touches what is shown joins it, one that touches the part jumped
 * to before prolongs that, any other replaces it.
 */
export function applyPast(thread: Thread, items: readonly Message[]): Thread {
  const [first, last] = [items[0]?.seq, items.at(-1)?.seq];
  if (first === undefined || last === undefined) return thread;
  const before = thread.past;
  const touches = before !== null && first <= before.lastSeq + 1 && last >= before.firstSeq - 1;
  const range = touches
    ? { firstSeq: Math.min(first, before.firstSeq), lastSeq: Math.max(last, before.lastSeq) }
    : { firstSeq: first, lastSeq: last };
  if (range.lastSeq >= thread.firstSeq - 1) {
    return merge({ ...thread, past: null, firstSeq: Math.min(range.firstSeq, thread.firstSeq) }, items);
  }
  return merge({ ...thread, past: { ...range, items: [] } }, items);
}

/** Goes back to the end. */
export function leavePast(thread: Thread): Thread {
  return thread.past === null ? thread : { ...thread, past: null };
}

/** Notes that the conversation has come as far as `revision`, such as from the list of conversations. */
export function noteRevision(thread: Thread, revision: number): Thread {
  return withLog(thread, noteHead(thread.log, revision));
}

/** Whether something is missing, to be asked for by `changes?since=thread.log.revision`. */
export function hasGap(thread: Thread): boolean {
  return lacksNumbers(thread.log);
}

const ids = new WeakMap<Thread['known'], ReadonlyMap<string, Message>>();

/** A message of the thread by its id; undefined when it is not in memory. */
export function messageById(thread: Thread | undefined, id: string): Message | undefined {
  if (!thread) return undefined;
  let byId = ids.get(thread.known);
  if (!byId) {
    byId = new Map([...thread.known.values()].map((message) => [message.id, message]));
    ids.set(thread.known, byId);
  }
  return byId.get(id);
}

function merge(thread: Thread, messages: readonly Message[]): Thread {
  const known = new Map(thread.known);
  let isChanged = known.size === 0;
  let hasOtherPins = false;
  for (const message of messages) {
    const held = known.get(message.seq);
    if (held && held.revision >= message.revision) continue;
    known.set(message.seq, message);
    isChanged = true;
    hasOtherPins ||= held?.pinned !== undefined || message.pinned !== undefined;
  }
  const isMoved = thread.items.length > 0 && thread.items[0]?.seq !== thread.firstSeq;
  const isPastNew = thread.past !== null && thread.past.items.length === 0;
  if (!isChanged && !isMoved && !isPastNew) return thread;
  const pinned = hasOtherPins ? pinnedAmong(known) : thread.pinned;
  return join({ ...thread, known, pinned, items: runFrom(known, thread.firstSeq) });
}

function pinnedAmong(known: Thread['known']): Message[] {
  const at = ({ pinned }: Message) => pinned?.at ?? '';
  return [...known.values()]
    .filter(({ pinned }) => pinned !== undefined)
    .sort((a, b) => (at(a) < at(b) ? 1 : -1));
}

/** Draws the part of the past from what is known; where older messages have come down to it, it becomes part of them. */
function join(thread: Thread): Thread {
  const { past, known } = thread;
  if (past === null) return thread;
  if (past.lastSeq >= thread.firstSeq - 1) {
    const firstSeq = Math.min(past.firstSeq, thread.firstSeq);
    return { ...thread, past: null, firstSeq, items: runFrom(known, firstSeq) };
  }
  const items = runFrom(known, past.firstSeq).slice(0, past.lastSeq - past.firstSeq + 1);
  return { ...thread, past: { ...past, items } };
}

function runFrom(known: ReadonlyMap<number, Message>, firstSeq: number): Message[] {
  const items: Message[] = [];
  for (let seq = firstSeq; ; seq += 1) {
    const message = known.get(seq);
    if (!message) return items;
    items.push(message);
  }
}
