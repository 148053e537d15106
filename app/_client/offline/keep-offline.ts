import type { Contact } from '../../../lib/contract/contacts/contact.ts';
import type { Conversation } from '../../../lib/contract/conversations/conversation.ts';
import { call } from '../rest/call.ts';
import type { LiveState } from '../state/live-state.ts';
import type { LiveStore } from '../state/live-store.ts';
import type { KeptConversation, KeptRecord } from './kept/kept-records.ts';
import { type KeptBefore, readKept, writeKept } from './kept/kept-storage.ts';
import { toKept, toKeptContact, withNewHead } from './to-kept.ts';

/** Conversations that can be read without a network, and of how many of them the newest messages are asked for. */
const CONVERSATIONS_MAX = 50;
const ASKED_MAX = 8;
/** Contacts that can be read without a network, and how many are asked for at once. */
const CONTACTS_MAX = 1_000;
const CONTACTS_PAGE = 100;
/** What changes is written down after so long, and what is asked for waits until the page has settled. */
const WRITE_MS = 2_000;
const ASK_MS = 4_000;

/**
 * Keeps on this device what can be read without a network: the newest conversations as this page knows them, the newest messages
 * of the first of them, and the address book. Follows the store until the returned function is called.
 */
export function keepOffline(store: LiveStore): () => void {
  const { me } = store.getState();
  let kept: Map<string, KeptConversation> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  const write = async () => {
    if (kept === null || isStopped) return;
    const state = store.getState();
    const now = changedSince(kept, state);
    await writeKept(now.records, now.removed);
    for (const record of now.conversations) kept.set(record.id, record);
    for (const id of now.removed) kept.delete(id.slice('conversation:'.length));
  };
  // A browser that keeps nothing has nothing to read without a network.
  const attempt = (work: Promise<unknown>) => void work.catch(() => undefined);
  const writeSoon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      attempt(write());
    }, WRITE_MS);
  };

  const begin = async () => {
    const before = await readKept(me.id);
    kept = new Map(before.conversations);
    await write();
    await askForMessages(store, kept, () => isStopped);
    await askForContacts(store, before, () => isStopped);
  };
  const beginning = setTimeout(() => attempt(begin()), ASK_MS);
  const unsubscribe = store.subscribe(writeSoon);
  return () => {
    isStopped = true;
    clearTimeout(timer);
    clearTimeout(beginning);
    unsubscribe();
  };
}

/** What is to be written since `kept` was. */
function changedSince(
  kept: ReadonlyMap<string, KeptConversation>,
  state: LiveState,
): { records: KeptRecord[]; conversations: KeptConversation[]; removed: string[] } {
  const { me, conversations } = state;
  const newest = listed(conversations.ordered).slice(0, CONVERSATIONS_MAX);
  const changed = newest.flatMap((conversation) => {
    const record = recordOf(kept.get(conversation.id), state, conversation);
    const before = kept.get(conversation.id);
    return before && isAlike(before, record) ? [] : [record];
  });
  const ids = new Set(newest.map(({ id }) => id));
  const removed = [...kept.keys()].filter((id) => !ids.has(id)).map((id) => `conversation:${id}`);
  const own = {
    key: 'me' as const,
    userId: me.id,
    name: me.displayName,
    clock: me.settings.clock,
    dateOrder: me.settings.dateOrder,
    savedAt: new Date().toISOString(),
  };
  return { records: [own, ...changed], conversations: changed, removed };
}

/** What is hidden is not among the chats without a network either. */
function listed(conversations: readonly Conversation[]): readonly Conversation[] {
  return conversations.filter(({ notify }) => notify !== 'hidden');
}

function recordOf(
  before: KeptConversation | undefined,
  state: LiveState,
  conversation: Conversation,
): KeptConversation {
  const held = state.threads.get(conversation.id)?.thread;
  if (held && held.items.length > 0)
    return toKept(state, conversation, { messages: held.items, revision: conversation.revision });
  if (before) return withNewHead(before, state, conversation);
  return toKept(state, conversation, { messages: [], revision: 0 });
}

function isAlike(a: KeptConversation, b: KeptConversation): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The newest messages of the first conversations, where they are not known as they are now. */
async function askForMessages(
  store: LiveStore,
  kept: Map<string, KeptConversation>,
  isStopped: () => boolean,
): Promise<void> {
  const { conversations, threads } = store.getState();
  const unknown = listed(conversations.ordered)
    .slice(0, ASKED_MAX)
    .filter(({ id, revision }) => !threads.has(id) && (kept.get(id)?.revision ?? 0) < revision);
  for (const conversation of unknown) {
    if (isStopped()) return;
    const { id, revision } = conversation;
    const { items } = await call('GET /conversations/{id}/messages', { params: { id } });
    const record = toKept(store.getState(), conversation, { messages: items, revision });
    kept.set(id, record);
    await writeKept([record]);
  }
}

async function askForContacts(
  store: LiveStore,
  { contactsRevision }: KeptBefore,
  isStopped: () => boolean,
): Promise<void> {
  const items: Contact[] = [];
  let revision = 0;
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: CONTACTS_PAGE, ...(cursor && { cursor }) };
    const page = await call('GET /contacts', { query });
    if (isStopped() || page.revision === contactsRevision) return;
    revision = page.revision;
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && items.length < CONTACTS_MAX);
  const userId = store.getState().me.id;
  await writeKept([{ key: 'contacts', userId, revision, items: items.map(toKeptContact) }]);
}
