import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedMongo } from 'embedded-mongodb';
import pLimit from 'p-limit';
import { createContact } from '../contacts/edit/create-contact.ts';
import type { Context } from '../context/context.ts';
import { contactInputSchema } from '../contract/contacts/contact.ts';
import { newId } from '../contract/values/new-id.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { createRoom } from '../conversations/rooms/create-room.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import type { Caller } from '../use-case/caller.ts';
import { addPerson } from './test-context.ts';
import { type Client, openTwoProcesses, type TwoProcesses } from './two-processes.ts';
import { countWork, type WorkCounter } from './work-counter.ts';

/** How much there is of each thing that a cost could grow with. */
export interface Sizes {
  /** People who are connected and have nothing to do with those who act. */
  readonly online: number;
  /** Members of the room, all of them connected. */
  readonly members: number;
  /** Messages in each of the two conversations. */
  readonly history: number;
  readonly contacts: number;
  /** Further conversations of the person who acts and of those who arrive, with people who are not there. */
  readonly conversations: number;
}

/** A workspace of these sizes, whose work is counted. */
export interface SizedWorkspace {
  readonly ctx: Context;
  readonly counter: WorkCounter;
  /** The two who talk directly and in the room. */
  readonly ada: Client;
  readonly ben: Client;
  /** Members of the room who are not connected yet. */
  readonly late: readonly Caller[];
  readonly directId: string;
  readonly roomId: string;
  readonly contactIds: readonly string[];
  /** Connects a person. */
  join(person?: Caller): Promise<Client>;
  close(): Promise<void>;
}

const LATE = 4;
const AT_ONCE = 16;

export async function openSizedWorkspace(sizes: Sizes): Promise<SizedWorkspace> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-sized-'));
  const engine = await startEmbeddedMongo({ folder });
  const uri = `${engine.uri}${engine.uri.includes('?') ? '&' : '/?'}monitorCommands=true`;
  const processes = await openTwoProcesses({ MONGODB_URI: uri });
  const { ctx } = processes.workspace;
  const counter = countWork(ctx.db.client, ctx.bus);
  const join = async (person?: Caller) => {
    const client = await processes.join(processes.firstProcess, person);
    client.socket.onAny(counter.countFrame);
    return client;
  };
  const filled = await fill(processes, join, sizes);
  return {
    ctx,
    counter,
    join,
    ...filled,
    async close() {
      counter.close();
      processes.reset();
      await processes.close();
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function fill(processes: TwoProcesses, join: SizedWorkspace['join'], sizes: Sizes) {
  const { ctx } = processes.workspace;
  const limit = pLimit(AT_ONCE);
  const many = <T>(count: number, make: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => limit(() => make(index))));
  const [ada, ben] = [await join(), await join()];
  const late = await many(LATE, () => addPerson(ctx, newId()));
  const others = await many(sizes.members - 2, () => join());
  const memberIds = [ben, ...others]
    .map(({ caller }) => caller.userId)
    .concat(late.map(({ userId }) => userId));
  const room = await createRoom(ctx, ada.caller, { name: 'Everyone', visibility: 'private', memberIds });
  const { conversation: direct } = await openDirect(ctx, ada.caller, { userId: ben.caller.userId });
  for (const conversationId of [direct.id, room.id]) {
    for (let count = 0; count < sizes.history; count += 1)
      await sendMessage(ctx, ada.caller, { conversationId, clientId: newId(), body: `Message ${count}` });
  }
  for (const person of [ada.caller, ...late]) {
    await many(sizes.conversations, async () => {
      const { userId } = await addPerson(ctx, newId());
      return await openDirect(ctx, person, { userId });
    });
  }
  const made = await many(sizes.contacts, (index) =>
    createContact(ctx, ada.caller, contactInputSchema.parse({ name: `Contact ${index}`, tags: ['friends'] })),
  );
  await many(sizes.online, () => join());
  return {
    ada,
    ben,
    late,
    directId: direct.id,
    roomId: room.id,
    contactIds: made.map(({ id }) => id),
  };
}
