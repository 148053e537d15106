import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pLimit from 'p-limit';
import { createOwnToken } from '../../../lib/accounts/tokens/create-own-token.ts';
import { openDirect } from '../../../lib/conversations/direct/open-direct.ts';
import { createRoom } from '../../../lib/conversations/rooms/create-room.ts';
import { addPerson, createTestContext } from '../../../lib/testing/test-context.ts';
import type { Caller } from '../../../lib/use-case/caller.ts';

/** Those of the rooms come first, then those who arrive: two groups, so that arrivals are measured with equal people. */
export const ROOM_PEOPLE = 1_000;
export const ARRIVING_PEOPLE = 5_500;
const AT_ONCE = 64;

export interface Person {
  readonly token: string;
}

/** A workspace of thousands of people, as a data folder that systems are started on. */
export interface Town {
  readonly folder: string;
  readonly people: readonly Person[];
  /** The conversation of the first two. */
  readonly directId: string;
  /** Rooms of the first 100 and of the first 1,000. */
  readonly rooms: { readonly 100: string; readonly 1000: string };
  dispose(): Promise<void>;
}

/** Stores the people, their tokens, and their conversations: each has one with a neighbour. No password is hashed. */
export async function seedTown(): Promise<Town> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-town-'));
  const { ctx, close } = await createTestContext({ DATA_DIR: folder });
  const limit = pLimit(AT_ONCE);
  const everyone = await Promise.all(
    Array.from({ length: ROOM_PEOPLE + ARRIVING_PEOPLE }, (_, index) =>
      limit(async () => {
        const caller = await addPerson(ctx, `person${index}`);
        const { token } = await createOwnToken(ctx, caller, { label: 'bench' });
        return { caller, token };
      }),
    ),
  );
  const callers = everyone.map(({ caller }) => caller);
  const directIds = await Promise.all(
    callers.flatMap((caller, index) => {
      const neighbour = callers[index + 1];
      if (index % 2 === 1 || !neighbour) return [];
      return [limit(async () => (await openDirect(ctx, caller, neighbour)).conversation.id)];
    }),
  );
  const roomOf = async (size: number) => {
    const [owner, ...others] = callers.slice(0, size) as [Caller, ...Caller[]];
    const memberIds = others.map(({ userId }) => userId);
    const about = { kind: 'room', name: `Room of ${size}`, visibility: 'private', memberIds } as const;
    return (await createRoom(ctx, owner, about)).id;
  };
  const rooms = { 100: await roomOf(100), 1000: await roomOf(1_000) };
  await close();
  return {
    folder,
    people: everyone.map(({ token }) => ({ token })),
    directId: directIds[0] ?? '',
    rooms,
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
