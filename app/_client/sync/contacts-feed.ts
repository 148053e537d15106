import type { Contact, ContactChange } from '../../../lib/contract/contacts/contact.ts';

/** One change of the shared address book, as the screens are told it. A restored contact is told as created. */
export type ContactFeedChange =
  | { readonly type: 'created'; readonly revision: number; readonly contact: Contact }
  | {
      readonly type: 'updated';
      readonly revision: number;
      readonly contact: Contact;
      /** Absent when the change was caught up and only its result is known. */
      readonly changedFields?: readonly string[];
      readonly byUserId?: string | null;
    }
  | {
      readonly type: 'deleted';
      readonly revision: number;
      readonly id: string;
      /** Absent when the deletion was caught up. */
      readonly byUserId?: string | null;
    };

/** How far the changes of the address book were told, and those that wait for one before them. */
export interface ContactsFeed {
  readonly revision: number;
  readonly waiting: ReadonlyMap<number, ContactFeedChange>;
}

/** The feed after something came in, and the changes to tell now, in the order of their revision. */
export interface FeedStep {
  readonly feed: ContactsFeed;
  readonly told: readonly ContactFeedChange[];
}

export function startFeed(revision: number): ContactsFeed {
  return { revision, waiting: new Map() };
}

/** Takes a fact: told when it is the next one, ignored when it was told, kept back when one before it is missing. */
export function takeFact(feed: ContactsFeed, fact: ContactFeedChange): FeedStep {
  if (fact.revision <= feed.revision) return { feed, told: [] };
  return flush(feed.revision, new Map(feed.waiting).set(fact.revision, fact), []);
}

/** Takes a fact that stands for all numbers from `since` up to `revision`; null when something before it is missing. */
export function takeMany(
  feed: ContactsFeed,
  { since, revision }: { readonly since: number; readonly revision: number },
): FeedStep | null {
  if (revision <= feed.revision) return { feed, told: [] };
  return since > feed.revision ? null : flush(revision, feed.waiting, []);
}

/** Takes what `changes?since=` answered. */
export function takeCaughtUp(
  feed: ContactsFeed,
  answer: { readonly since: number; readonly items: readonly ContactChange[]; readonly revision: number },
): FeedStep {
  if (answer.since > feed.revision) return { feed, told: [] };
  const told: ContactFeedChange[] = [];
  for (const item of answer.items) {
    // The fact knows more than the trail: which fields, and by whom.
    const change = feed.waiting.get(item.revision) ?? toFeedChange(item);
    if (item.revision > feed.revision && change) told.push(change);
  }
  return flush(Math.max(feed.revision, answer.revision), feed.waiting, told);
}

/** Whether a change is missing, to be asked for by `changes?since=feed.revision`. */
export function hasFeedGap(feed: ContactsFeed): boolean {
  return feed.waiting.size > 0;
}

function toFeedChange({ type, revision, id, contact }: ContactChange): ContactFeedChange | null {
  if (type === 'deleted') return { type, revision, id };
  if (!contact) return null;
  return { type: type === 'updated' ? 'updated' : 'created', revision, contact };
}

function flush(
  from: number,
  held: ReadonlyMap<number, ContactFeedChange>,
  before: readonly ContactFeedChange[],
): FeedStep {
  const waiting = new Map([...held].filter(([revision]) => revision > from));
  const told = [...before];
  let revision = from;
  for (let next = waiting.get(revision + 1); next; next = waiting.get(revision + 1)) {
    told.push(next);
    revision += 1;
    waiting.delete(revision);
  }
  return { feed: { revision, waiting }, told };
}
