import { beforeAll, describe, expect, it } from 'vitest';
import { getContact } from '../contacts/address-book/get-contact.ts';
import { listContacts } from '../contacts/address-book/list-contacts.ts';
import { saveContact } from '../contacts/edit/save-contact.ts';
import { startImport } from '../contacts/import/import-contacts.ts';
import { newId } from '../contract/values/new-id.ts';
import { getConversation } from '../conversations/get-conversation.ts';
import { listMessages } from '../messages/read/list-messages.ts';
import { openSizedWorkspace, type SizedWorkspace, type Sizes } from './sized-workspace.ts';
import type { Client } from './two-processes.ts';
import type { Work } from './work-counter.ts';

/** Pages are full at these sizes already, so that what is shown does not grow. */
const SIZES: Sizes = { online: 8, members: 8, history: 60, contacts: 60, conversations: 6 };
const TIMES = 10;
/** Each operation is done so often, and its cost is the least: what a timer does meanwhile, is not its own. */
const REPEATS = 2;
/** More than one block of an import, whose index entries go into the store together. */
const ROWS = 300;
/** What a retry may add. */
const SLACK = 2;

const send = (client: Client, conversationId: string) =>
  client.ask('message:send', { conversationId, clientId: newId(), body: 'A message of ordinary length.' });

/** What `before` leaves for the operation. */
const prepared = new WeakMap<SizedWorkspace, unknown>();

/** A message that its reader has not said anything of. */
async function sendUnread(workspace: SizedWorkspace, conversationId: string): Promise<void> {
  const { message } = await send(workspace.ada, conversationId);
  prepared.set(workspace, message);
}

interface Operation {
  /** What must be there before, and is not counted. */
  readonly before?: (workspace: SizedWorkspace) => Promise<unknown>;
  readonly run: (workspace: SizedWorkspace, turn: number) => Promise<unknown>;
}

async function sayRead(workspace: SizedWorkspace, conversationId: string): Promise<void> {
  const { seq } = prepared.get(workspace) as { seq: number };
  for (const event of ['message:delivered', 'message:read'])
    expect(await workspace.ben.ask(event, { conversationId, seq })).toMatchObject({ ok: true });
}

const operations = {
  'send to one': {
    run: async ({ ada, directId }) => expect(await send(ada, directId)).toMatchObject({ ok: true }),
  },
  'send to a room': {
    run: async ({ ada, roomId }) => expect(await send(ada, roomId)).toMatchObject({ ok: true }),
  },
  'say that it was read': {
    before: (workspace) => sendUnread(workspace, workspace.directId),
    run: (workspace) => sayRead(workspace, workspace.directId),
  },
  'say in a room that it was read': {
    before: (workspace) => sendUnread(workspace, workspace.roomId),
    run: (workspace) => sayRead(workspace, workspace.roomId),
  },
  arrive: { run: ({ join, late }, turn) => join(late[turn]) },
  'ask whether anything was missed': {
    async before(workspace) {
      const { mark } = await workspace.ada.ask('sync:check', {});
      prepared.set(workspace, mark);
    },
    run: async (workspace) =>
      expect(await workspace.ada.ask('sync:check', { mark: prepared.get(workspace) })).toMatchObject({
        ok: true,
        heads: null,
      }),
  },
  'open a conversation': {
    async run({ ctx, ada, directId }) {
      await getConversation(ctx, ada.caller, { id: directId });
      await listMessages(ctx, ada.caller, { conversationId: directId, limit: 50 });
    },
  },
  'save a contact': {
    async run({ ctx, ada, contactIds }, turn) {
      const id = contactIds[turn] ?? '';
      const { title } = await getContact(ctx, ada.caller, { id });
      await saveContact(ctx, ada.caller, { id, base: { title }, changed: { title: `${title}x` } });
    },
  },
  'import a file': {
    async run({ ctx, ada }, turn) {
      const rows = Array.from(
        { length: ROWS },
        (_, row) => `Guest ${turn}-${row},g${turn}.${row}@example.test`,
      );
      const bytes = new TextEncoder().encode(['Name,Email', ...rows].join('\n'));
      const { done } = await startImport(ctx, ada.caller, { bytes, format: 'csv', map: null });
      expect(await done).toMatchObject({ state: 'done', created: ROWS });
    },
  },
  'read a page of contacts': { run: ({ ctx, ada }) => listContacts(ctx, ada.caller, { limit: 50 }) },
} as const satisfies Record<string, Operation>;

type OperationName = keyof typeof operations;
type Growth = Partial<Record<keyof Work, 'linear'>>;

/**
 * What may grow with a size, and in proportion at most: what reaches everyone in a room with its members, what everyone
 * sees with those who are online. Everything else costs the same at ten times the size.
 */
const allowed: { readonly [S in keyof Sizes]: { readonly [O in OperationName]?: Growth } } = {
  online: { 'save a contact': { frames: 'linear' }, 'import a file': { frames: 'linear' } },
  members: {
    'send to a room': { frames: 'linear' },
    'say in a room that it was read': { frames: 'linear' },
    'save a contact': { frames: 'linear' },
    'import a file': { frames: 'linear' },
  },
  history: {},
  contacts: {},
  // Who arrives is put into the rooms of all their conversations: one read, as long as the list of these.
  conversations: { arrive: { documents: 'linear' } },
};

type Costs = Record<OperationName, Work>;

async function costsOf(sizes: Sizes): Promise<Costs> {
  const workspace = await openSizedWorkspace(sizes);
  try {
    await workspace.counter.measure(async () => undefined);
    const costs: Partial<Costs> = {};
    for (const name of Object.keys(operations) as OperationName[]) {
      const { before, run }: Operation = operations[name];
      const least = { commands: Infinity, documents: Infinity, publishes: Infinity, frames: Infinity };
      // The first time fills what the process remembers.
      for (let turn = 0; turn <= REPEATS; turn += 1) {
        if (before) await workspace.counter.measure(() => before(workspace));
        const work = await workspace.counter.measure(() => run(workspace, turn));
        if (turn === 0) continue;
        for (const what of Object.keys(least) as (keyof Work)[])
          least[what] = Math.min(least[what], work[what]);
      }
      costs[name] = least;
    }
    return costs as Costs;
  } finally {
    await workspace.close();
  }
}

describe('ten times as much', () => {
  let usual: Costs;
  beforeAll(async () => {
    usual = await costsOf(SIZES);
  }, 120_000);

  it.each(Object.keys(SIZES) as (keyof Sizes)[])(
    'of this costs an operation no more than it may: %s',
    async (size) => {
      const larger = await costsOf({ ...SIZES, [size]: SIZES[size] * TIMES });
      const steeper = (Object.keys(operations) as OperationName[]).flatMap((name) =>
        (Object.keys(usual[name]) as (keyof Work)[]).flatMap((what) => {
          const growth: Growth = allowed[size][name] ?? {};
          const most = usual[name][what] * (growth[what] === 'linear' ? TIMES : 1) + SLACK;
          const cost = larger[name][what];
          return cost <= most ? [] : [{ key: `${name}: ${what}`, usual: usual[name][what], cost, most }];
        }),
      );
      expect(
        steeper.map(({ key }) => key),
        JSON.stringify(steeper),
      ).toEqual([]);
    },
    120_000,
  );
});
