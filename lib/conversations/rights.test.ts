import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../context/context.ts';
import { newId } from '../contract/values/new-id.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import type { Caller } from '../use-case/caller.ts';
import { removeMember } from './members/remove-member.ts';
import { setMember } from './members/set-member.ts';
import { requireRights, rightsCache } from './rights.ts';
import { createRoom } from './rooms/create-room.ts';
import { updateRoom } from './rooms/update-room.ts';

let workspace: TestContext;
let ctx: Context;
/** A process that receives no fact. */
let other: Context;
let isSure = true;
let laterMs = 0;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
});
beforeEach(() => {
  other = { ...workspace.otherProcess(), now: () => new Date(Date.now() + laterMs) };
  rightsCache(other).keep(() => isSure);
  isSure = true;
  laterMs = 0;
});
afterAll(() => workspace.close());

async function room() {
  const [owner, member] = [await addPerson(ctx, newId()), await addPerson(ctx, newId())];
  const made = await createRoom(ctx, owner, {
    name: 'Rights',
    visibility: 'private',
    memberIds: [member.userId],
  });
  return { id: made.id, owner, member };
}

const roleOf = async (at: Context, caller: Caller, id: string) =>
  (await requireRights(at, caller, id)).member.role;

const notFound = { code: 'not_found' };

describe('the rights that a process knows', () => {
  it('are read each time where no one keeps them right', async () => {
    const { id, owner, member } = await room();
    const alone = workspace.otherProcess();
    expect(await roleOf(alone, member, id)).toBe('member');
    await removeMember(ctx, owner, { conversationId: id, userId: member.userId });
    await expect(requireRights(alone, member, id)).rejects.toMatchObject(notFound);
  });

  it('change at once with what the process itself changes', async () => {
    const { id, owner, member } = await room();
    rightsCache(ctx).keep(() => true);
    expect(await roleOf(ctx, member, id)).toBe('member');
    await setMember(ctx, owner, { conversationId: id, userId: member.userId, role: 'admin' });
    expect(await roleOf(ctx, member, id)).toBe('admin');
    await updateRoom(ctx, owner, { id, isAnnouncement: true });
    expect((await requireRights(ctx, member, id)).conversation.room?.isAnnouncement).toBe(true);
    await removeMember(ctx, owner, { conversationId: id, userId: member.userId });
    await expect(requireRights(ctx, member, id)).rejects.toMatchObject(notFound);
  });

  it('outlive a lost fact until the next sync check or gap, and 45 seconds at most', async () => {
    const { id, owner, member } = await room();
    await roleOf(other, member, id);
    await setMember(ctx, owner, { conversationId: id, userId: member.userId, role: 'admin' });
    expect(await roleOf(other, member, id)).toBe('member');
    const { version } = (await requireRights(ctx, owner, id)).conversation;
    rightsCache(other).noteVersion(id, version);
    expect(await roleOf(other, member, id)).toBe('admin');
    await removeMember(ctx, owner, { conversationId: id, userId: member.userId });
    laterMs = 44_000;
    expect(await roleOf(other, member, id)).toBe('admin');
    laterMs = 46_000;
    await expect(requireRights(other, member, id)).rejects.toMatchObject(notFound);
  });

  it('are known for less than a second while facts may be missed', async () => {
    const { id, owner, member } = await room();
    await roleOf(other, member, id);
    await removeMember(ctx, owner, { conversationId: id, userId: member.userId });
    laterMs = 1_001;
    expect(await roleOf(other, member, id)).toBe('member');
    isSure = false;
    await expect(requireRights(other, member, id)).rejects.toMatchObject(notFound);
  });

  it('are not kept from before a fact that came while they were read', async () => {
    const { id, owner, member } = await room();
    const reading = requireRights(other, member, id);
    rightsCache(other).forget(id, [member.userId]);
    await reading;
    await setMember(ctx, owner, { conversationId: id, userId: member.userId, role: 'admin' });
    expect(await roleOf(other, member, id)).toBe('admin');
  });
});
