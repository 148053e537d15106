import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels } from '../../bus/channels.ts';
import { PHOTO_LIMIT } from '../../contract/values/image-type.ts';
import { recordFacts } from '../../testing/record-facts.ts';
import { samplePng } from '../../testing/samples.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { getPerson } from '../people/get-person.ts';
import { avatars } from './avatars.ts';
import { deleteAvatar, putAvatar } from './change-avatar.ts';
import { getAvatar } from './get-avatar.ts';
import { getMe } from './get-me.ts';
import { updateMe } from './update-me.ts';

const jpeg = (last: number) => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, last]);
const missing = { code: 'not_found' };
let workspace: TestContext;
let ada: Caller;
let bob: Caller;

beforeAll(async () => {
  workspace = await createTestContext();
  ada = await addPerson(workspace.ctx, 'ada');
  bob = await addPerson(workspace.ctx, 'bob');
});
afterAll(() => workspace.close());

const stored = (userId: string) => avatars.in(workspace.ctx.db).countDocuments({ userId });

describe('a photo of oneself', () => {
  it('is another file at each change, for everyone who is signed in, and the old one is gone', async () => {
    const { ctx } = workspace;
    const { avatarFileId: first } = await putAvatar(ctx, ada, { bytes: jpeg(1) });
    expect((await getPerson(ctx, bob, { id: ada.userId })).avatarFileId).toBe(first);
    expect(await getAvatar(ctx, bob, { id: first ?? '' })).toEqual({ type: 'image/jpeg', bytes: jpeg(1) });
    const { avatarFileId: second } = await putAvatar(ctx, ada, { bytes: jpeg(2) });
    expect(second).not.toBe(first);
    await expect(getAvatar(ctx, bob, { id: first ?? '' })).rejects.toMatchObject(missing);
    expect((await getAvatar(ctx, bob, { id: second ?? '' })).bytes).toEqual(jpeg(2));
    expect(await deleteAvatar(ctx, ada)).toMatchObject({ id: ada.userId, avatarFileId: null });
    await expect(getAvatar(ctx, bob, { id: second ?? '' })).rejects.toMatchObject(missing);
    expect(await stored(ada.userId)).toBe(0);
  });

  it('is refused when it is no picture, whatever it calls itself, or too large', async () => {
    const { ctx } = workspace;
    const page = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
    await expect(putAvatar(ctx, ada, { bytes: page })).rejects.toMatchObject({ code: 'invalid' });
    await expect(putAvatar(ctx, ada, { bytes: new Uint8Array() })).rejects.toMatchObject({ code: 'invalid' });
    const large = new Uint8Array(PHOTO_LIMIT + 1);
    large.set(jpeg(0));
    await expect(putAvatar(ctx, ada, { bytes: large })).rejects.toMatchObject({ code: 'too_large' });
    const bomb = samplePng(16_000, 16_000);
    await expect(putAvatar(ctx, ada, { bytes: bomb })).rejects.toMatchObject({ code: 'invalid' });
    expect(await stored(ada.userId)).toBe(0);
  });

  it('is the one that the profile names, also when several are set at once', async () => {
    const { ctx } = workspace;
    await Promise.all([1, 2, 3, 4].map((last) => putAvatar(ctx, bob, { bytes: jpeg(last) })));
    const { avatarFileId } = await getMe(ctx, bob);
    expect(await getAvatar(ctx, ada, { id: avatarFileId ?? '' })).toMatchObject({ type: 'image/jpeg' });
    expect(await stored(bob.userId)).toBe(1);
  });

  it('is published to the own pages, and as part of the profile to all others', async () => {
    const { ctx } = workspace;
    const subscription = ctx.bus.subscribe([channels.workspace, channels.user(ada.userId)]);
    await subscription.confirmed;
    const [people, own] = [recordFacts(ctx.bus, 'person'), recordFacts(ctx.bus, 'me')];
    const { avatarFileId } = await putAvatar(ctx, ada, { bytes: jpeg(5) });
    expect(own.recorded).toEqual([{ userId: ada.userId }]);
    expect(people.recorded).toMatchObject([{ person: { id: ada.userId, username: 'ada', avatarFileId } }]);
    await updateMe(ctx, ada, { displayName: 'Ada L.' });
    expect(people.recorded[1]).toMatchObject({ person: { displayName: 'Ada L.', avatarFileId } });
    people.stop();
    own.stop();
    subscription.end();
  });
});
