import type { Context } from '../context/context.ts';
import { putAvatar } from '../contract/endpoints/accounts.ts';
import { createContact, putPhoto } from '../contract/endpoints/contacts.ts';
import { saveDraft } from '../contract/endpoints/conversations.ts';
import { type Endpoint, isWrite } from '../contract/endpoints/endpoint.ts';
import { importContacts } from '../contract/endpoints/imports.ts';
import { addReaction, removeReaction, sendMessage } from '../contract/endpoints/messages.ts';
import { notifyAnyway, saveSubscription, testPush } from '../contract/endpoints/notices.ts';
import type { Window } from './limits.ts';
import { consumeWindows } from './rate-limit.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/** Every kind of write, of one person: ten a second for a minute is beyond any typing, and lets a script catch up. */
export const EACH_KIND: Window = { max: 600, windowMs: MINUTE };

type Call = Pick<Endpoint, 'method' | 'path'>;

/** What counts as one kind of write: a change is one kind, whether it replaces the whole or a part. */
export function writeKindOf({ method, path }: Call): string {
  return `${method === 'PATCH' ? 'PUT' : method} ${path}`;
}

/**
 * A photo: up to a megabyte each, so that an hour of them is some hundred megabytes, not the disk;
 * and ten in ten seconds, since storing them back to back makes the messages of others wait.
 */
const PHOTOS: readonly Window[] = [
  { max: 10, windowMs: 10 * 1000 },
  { max: 60, windowMs: MINUTE },
  { max: 600, windowMs: HOUR },
];

/**
 * Limits of single kinds besides or instead of {@link EACH_KIND}.
 * - A new contact: 5,000 an hour by single calls is a script that moves an address book; more is what imports are for.
 * - A file of contacts, tried or imported: a person corrects a file a few times an hour, and each may hold 20,000 rows.
 * - What makes this server call a push service, or wakes a person at night, is pressed by hand.
 */
const windowsOfKind: ReadonlyMap<string, readonly Window[]> = new Map([
  [writeKindOf(createContact), [EACH_KIND, { max: 5_000, windowMs: HOUR }]],
  [writeKindOf(importContacts), [{ max: 120, windowMs: HOUR }]],
  [writeKindOf(putPhoto), PHOTOS],
  [writeKindOf(putAvatar), PHOTOS],
  [writeKindOf(testPush), [{ max: 20, windowMs: MINUTE }]],
  [writeKindOf(saveSubscription), [{ max: 60, windowMs: MINUTE }]],
  [writeKindOf(notifyAnyway), [{ max: 20, windowMs: MINUTE }]],
]);

/** Counted by their use cases, together with what comes by the socket. */
const isCountedInside: ReadonlySet<string> = new Set(
  [sendMessage, saveDraft, addReaction, removeReaction].map(writeKindOf),
);

/**
 * Counts one call that writes, by its kind, and throws `rate_limited` when it is one too many. A call that reads costs
 * nothing here. Exact: with Redis it is one round trip, which a write to the store outlasts.
 */
export async function admitWrite(
  ctx: Pick<Context, 'env' | 'bus'>,
  call: Call,
  userId: string,
): Promise<void> {
  if (!isWrite(call)) return;
  const kind = writeKindOf(call);
  if (isCountedInside.has(kind)) return;
  await consumeWindows(ctx, { name: kind, windows: windowsOfKind.get(kind) ?? [EACH_KIND], key: userId });
}
