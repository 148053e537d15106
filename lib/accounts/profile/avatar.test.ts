import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels } from '../../bus/channels.ts';
import { PHOTO_UPLOAD_LIMIT } from '../../contract/values/image-type.ts';
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

/** A small picture: each number another one. */
const png = (number: number) => samplePng(10, number);
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
    const { avatarFileId: first } = await putAvatar(ctx, ada, { bytes: png(1) });
    expect((await getPerson(ctx, bob, { id: ada.userId })).avatarFileId).toBe(first);
    expect(await getAvatar(ctx, bob, { id: first ?? '' })).toEqual({ type: 'image/png', bytes: png(1) });
    const { avatarFileId: second } = await putAvatar(ctx, ada, { bytes: png(2) });
    expect(second).not.toBe(first);
    await expect(getAvatar(ctx, bob, { id: first ?? '' })).rejects.toMatchObject(missing);
    expect((await getAvatar(ctx, bob, { id: second ?? '' })).bytes).toEqual(png(2));
    expect(await deleteAvatar(ctx, ada)).toMatchObject({ id: ada.userId, avatarFileId: null });
    await expect(getAvatar(ctx, bob, { id: second ?? '' })).rejects.toMatchObject(missing);
    expect(await stored(ada.userId)).toBe(0);
  });

  it('is refused when it is no picture, whatever it calls itself, or too large', async () => {
    const { ctx } = workspace;
    const page = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
    await expect(putAvatar(ctx, ada, { bytes: page })).rejects.toMatchObject({ code: 'invalid' });
    await expect(putAvatar(ctx, ada, { bytes: new Uint8Array() })).rejects.toMatchObject({ code: 'invalid' });
    const large = new Uint8Array(PHOTO_UPLOAD_LIMIT + 1);
    large.set(png(1));
    await expect(putAvatar(ctx, ada, { bytes: large })).rejects.toMatchObject({ code: 'too_large' });
    const bomb = samplePng(16_000, 16_000);
    await expect(putAvatar(ctx, ada, { bytes: bomb })).rejects.toMatchObject({ code: 'invalid' });
    expect(await stored(ada.userId)).toBe(0);
  });

  it('is made smaller when it is large, whatever picture it is, and tells no place', async () => {
    const { ctx } = workspace;
    const place = { IFD0: { ImageDescription: 'SECRET-PLACE' } };
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const large = sharp({ create: { width: 2_400, height: 1_200, channels: 3, background: '#777', noise } });
    const small = sharp({ create: { width: 60, height: 60, channels: 3, background: '#0a3' } });
    for (const [made, width, type] of [
      [large.clone().withExif(place).jpeg({ quality: 100 }), 1_024, 'image/jpeg'],
      [large.clone().avif({ effort: 0 }), 1_024, 'image/jpeg'],
      [small.clone().withExif(place).png(), 60, 'image/png'],
      [small.clone().gif(), 60, 'image/webp'],
    ] as const) {
      const sent = await made.toBuffer();
      const { avatarFileId } = await putAvatar(ctx, ada, { bytes: sent });
      const photo = await getAvatar(ctx, bob, { id: avatarFileId ?? '' });
      expect(photo.type).toBe(type);
      expect((await sharp(photo.bytes).metadata()).width).toBe(width);
      expect(Buffer.from(photo.bytes).includes('SECRET-PLACE')).toBe(false);
    }
    await deleteAvatar(ctx, ada);
  });

  it('is made anew when it has more parts than could be taken out', async () => {
    const { ctx } = workspace;
    const small = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#0a3' } })
      .jpeg()
      .toBuffer();
    const parts = Buffer.from('\xff\xe1\0\x02\xff\xdb\0\x02'.repeat(60_000), 'latin1');
    const bytes = Buffer.concat([small.subarray(0, 2), parts, small.subarray(2)]);
    const { avatarFileId } = await putAvatar(ctx, ada, { bytes });
    const photo = await getAvatar(ctx, bob, { id: avatarFileId ?? '' });
    expect(photo.bytes.length).toBeLessThan(10_000);
    expect((await sharp(photo.bytes).metadata()).width).toBe(60);
  });

  it('is refused when it is large and damaged', async () => {
    const { ctx } = workspace;
    const large = await sharp({ create: { width: 3_000, height: 2_000, channels: 3, background: '#777' } })
      .jpeg()
      .toBuffer();
    const cut = putAvatar(ctx, ada, { bytes: large.subarray(0, large.length / 2) });
    await expect(cut).rejects.toMatchObject({ code: 'invalid' });
  });

  it('is the one that the profile names, also when several are set at once', async () => {
    const { ctx } = workspace;
    await Promise.all([1, 2, 3, 4].map((last) => putAvatar(ctx, bob, { bytes: png(last) })));
    const { avatarFileId } = await getMe(ctx, bob);
    expect(await getAvatar(ctx, ada, { id: avatarFileId ?? '' })).toMatchObject({ type: 'image/png' });
    expect(await stored(bob.userId)).toBe(1);
  });

  it('is published to the own pages, and as part of the profile to all others', async () => {
    const { ctx } = workspace;
    const subscription = ctx.bus.subscribe([channels.workspace, channels.user(ada.userId)]);
    await subscription.confirmed;
    const [people, own] = [recordFacts(ctx.bus, 'person'), recordFacts(ctx.bus, 'me')];
    const { avatarFileId } = await putAvatar(ctx, ada, { bytes: png(5) });
    expect(own.recorded).toEqual([{ userId: ada.userId }]);
    expect(people.recorded).toMatchObject([{ person: { id: ada.userId, username: 'ada', avatarFileId } }]);
    await updateMe(ctx, ada, { displayName: 'Ada L.' });
    expect(people.recorded[1]).toMatchObject({ person: { displayName: 'Ada L.', avatarFileId } });
    people.stop();
    own.stop();
    subscription.end();
  });
});
