import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FactOf } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { signUpSchema } from '../../contract/accounts/account.ts';
import { signUp } from '../../invitations/join-workspace.ts';
import { recordFacts } from '../../testing/record-facts.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { toPage } from '../newest-first-page.ts';
import { users } from '../users.ts';
import { endSession } from './end-session.ts';
import { findCallerBySession } from './find-caller-by-session.ts';
import { listSessions } from './list-sessions.ts';
import { SESSION_TTL_MS, SESSIONS_MAX, sessions } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

const PASSWORD = 'analytical engine';
const from = {
  address: '192.0.2.1',
  device: 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
};

let workspace: TestContext;
let ctx: Context;
let published: FactOf<'session:ended'>[];
beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  published = recordFacts(ctx.bus, 'session:ended').recorded;
});
afterAll(() => workspace.close());

async function join(username: string): Promise<Caller & { sessionId: string }> {
  const { sessionId } = await signUp(
    ctx,
    from,
    signUpSchema.parse({ username, displayName: username, password: PASSWORD }),
  );
  return { ...(await callerOf(sessionId)), sessionId };
}

async function callerOf(sessionId: string): Promise<Caller> {
  const caller = await findCallerBySession(ctx, sessionId);
  if (!caller) throw new Error('no one is signed in');
  return caller;
}

/** The context at another time. */
const at = (ms: number): Context => ({ ...ctx, now: () => new Date(Date.now() + ms) });

describe('a session', () => {
  it('that is unknown, or of a person who is gone, names no caller', async () => {
    for (const id of ['', 'nothing', '$ne']) expect(await findCallerBySession(ctx, id)).toBeNull();
    const gone = await join('gone');
    await users.in(ctx.db).deleteOne({ _id: gone.userId });
    expect(await findCallerBySession(ctx, gone.sessionId)).toBeNull();
  });

  it('is refused once it was signed out, and its end is published', async () => {
    const ada = await join('ada');
    await signOut(ctx, ada);
    expect(await findCallerBySession(ctx, ada.sessionId)).toBeNull();
    expect(published).toContainEqual({ userId: ada.userId, sessionId: ada.sessionId, reason: 'signed_out' });
    await signOut(ctx, ada);
  });

  it('cannot be ended by anybody else, whose answer is that there is none', async () => {
    const [grace, mallory] = [await join('grace'), await join('mallory')];
    const refusal = { code: 'not_found' };
    await expect(endSession(ctx, mallory, { id: grace.sessionId })).rejects.toMatchObject(refusal);
    await expect(endSession(ctx, mallory, { id: 'nothing' })).rejects.toMatchObject(refusal);
    expect(await findCallerBySession(ctx, grace.sessionId)).not.toBeNull();
  });

  it('is listed to its person with its device, and can be ended from another', async () => {
    const joan = await join('joan');
    const { sessionId } = await signIn(
      ctx,
      { ...from, device: 'curl/8' },
      { username: 'joan', password: PASSWORD },
    );
    const list = await listSessions(ctx, joan);
    expect(list).toMatchObject([
      { id: sessionId, device: 'curl', isCurrent: false },
      { id: joan.sessionId, device: 'Firefox on Linux', isCurrent: true },
    ]);
    await endSession(ctx, joan, { id: sessionId });
    expect(await findCallerBySession(ctx, sessionId)).toBeNull();
    expect(await listSessions(ctx, joan)).toHaveLength(1);
    expect(published).toContainEqual({ userId: joan.userId, sessionId, reason: 'ended' });
  });

  it('comes in pages, and a cursor of our own making is refused', async () => {
    const mary = await join('mary');
    for (let i = 0; i < 4; i += 1) await signIn(ctx, from, { username: 'mary', password: PASSWORD });
    const first = toPage(await listSessions(ctx, mary, { limit: 4 }), 3);
    expect(first.items).toHaveLength(3);
    const cursor = first.nextCursor ?? '';
    const second = toPage(await listSessions(ctx, mary, { limit: 4, cursor }), 3);
    expect(second).toMatchObject({ items: [{}, { id: mary.sessionId }], nextCursor: null });
    await expect(listSessions(ctx, mary, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('lives 30 days from its last use, which is written at most every few minutes', async () => {
    const { sessionId } = await join('kay');
    const read = () => sessions.in(ctx.db).findOne({ _id: sessionId });
    const atStart = await read();
    await findCallerBySession(at(60_000), sessionId);
    expect(await read()).toEqual(atStart);
    const day = 24 * 60 * 60 * 1000;
    expect(await findCallerBySession(at(29 * day), sessionId)).not.toBeNull();
    expect(await findCallerBySession(at(58 * day), sessionId)).not.toBeNull();
    expect(await findCallerBySession(at(58 * day + SESSION_TTL_MS + 1000), sessionId)).toBeNull();
  });

  it('lives 90 days at most, however much it is used, also as an earlier release stored it', async () => {
    const { sessionId } = await join('lin');
    const day = 24 * 60 * 60 * 1000;
    for (let days = 10; days < 90; days += 10)
      expect(await findCallerBySession(at(days * day), sessionId), `after ${days} days`).not.toBeNull();
    expect(await findCallerBySession(at(90 * day + 1000), sessionId)).toBeNull();
    const later = new Date(Date.now() + 110 * day);
    await sessions.in(ctx.db).updateOne({ _id: sessionId }, { $set: { expiresAt: later } });
    expect(await findCallerBySession(at(90 * day + 1000), sessionId)).toBeNull();
  });

  it('beyond a hundred of a person ends the oldest, and notifies its page', async () => {
    const oldest = await join('ruth');
    const doc = await sessions.in(ctx.db).findOne({ _id: oldest.sessionId });
    if (!doc) throw new Error('there is no session');
    await sessions
      .in(ctx.db)
      .insertMany(
        Array.from({ length: SESSIONS_MAX - 1 }, (_, index) => ({ ...doc, _id: `${doc._id}${index}` })),
      );
    expect(await findCallerBySession(ctx, oldest.sessionId)).not.toBeNull();
    const { sessionId } = await signIn(ctx, from, { username: 'ruth', password: PASSWORD });
    expect(await findCallerBySession(ctx, oldest.sessionId)).toBeNull();
    expect(await findCallerBySession(ctx, sessionId)).not.toBeNull();
    expect(await sessions.in(ctx.db).countDocuments({ userId: oldest.userId })).toBe(SESSIONS_MAX);
    const { userId } = oldest;
    expect(published).toContainEqual({ userId, sessionId: oldest.sessionId, reason: 'too_many' });
  });
});
