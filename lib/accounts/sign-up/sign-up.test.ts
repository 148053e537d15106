import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signUpSchema } from '../../contract/accounts/account.ts';
import { signUp } from '../../invitations/join-workspace.ts';
import { limits } from '../../limits/limits.ts';
import { consume } from '../../limits/rate-limit.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';
import { findCallerBySession } from '../sessions/find-caller-by-session.ts';
import { users } from '../users.ts';
import { createAccount } from './create-account.ts';

const from = { address: '192.0.2.1', device: 'curl/8' };
const form = (username: string, more: object = {}) =>
  signUpSchema.parse({ username, displayName: 'Ada Lovelace', password: 'analytical engine', ...more });

async function codesOf(works: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(works);
  return settled.map((one) => (one.status === 'fulfilled' ? 'done' : String(one.reason.code)));
}

describe('signing up', () => {
  let workspace: TestContext;
  beforeAll(async () => {
    workspace = await createTestContext();
  });
  afterAll(() => workspace.close());

  it('makes exactly one admin, also when the first come at once in two processes', async () => {
    const { ctx, otherProcess } = workspace;
    const other = otherProcess();
    const names = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
    const made = await Promise.all(
      names.map((name, index) => createAccount(index % 2 ? ctx : other, from, form(name))),
    );
    expect(made.filter(({ role }) => role === 'admin')).toHaveLength(1);
    expect(await users.in(ctx.db).countDocuments({ role: 'admin' })).toBe(1);
    expect(await createAccount(ctx, from, form('later'))).toMatchObject({ role: 'member' });
  });

  it('gives a name once, and none that looks like it, also when they ask at once', async () => {
    const { ctx, otherProcess } = workspace;
    const other = otherProcess();
    const names = ['lo.rna', 'l0.rna', '1o-rna', 'LO_ma', 'lo.rna'];
    const codes = await codesOf(
      names.map((name, index) => createAccount(index % 2 ? ctx : other, from, form(name))),
    );
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(codes.filter((code) => code === 'username_taken')).toHaveLength(4);
    await expect(createAccount(ctx, from, form('Lo.Rna'))).rejects.toMatchObject({ code: 'username_taken' });
  });

  it('signs in at once, and stores no password', async () => {
    const { ctx } = workspace;
    const { user, sessionId } = await signUp(ctx, from, form('grace', { email: 'grace@example.org' }));
    expect(user).toMatchObject({
      username: 'grace',
      displayName: 'Ada Lovelace',
      email: 'grace@example.org',
    });
    expect(await findCallerBySession(ctx, sessionId)).toMatchObject({
      userId: user.id,
      sessionId,
      tokenId: null,
      scope: 'full',
    });
    const stored = await users.in(ctx.db).findOne({ _id: user.id });
    expect(JSON.stringify(stored)).not.toContain('analytical engine');
    expect(stored?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(user).not.toHaveProperty('passwordHash');
  });
});

describe('a workspace that takes no new accounts', () => {
  it.each([
    ['closed', 'signup_closed'],
    ['invite', 'invitation_required'],
  ])(
    'SIGNUP=%s lets the first in, one of those who come at once, and refuses the others',
    async (setting, code) => {
      const workspace = await createTestContext({ SIGNUP: setting });
      const { ctx } = workspace;
      try {
        const codes = await codesOf(
          ['ada', 'grace', 'joan'].map((name) => createAccount(ctx, from, form(name))),
        );
        expect(codes.filter((one) => one === 'done')).toHaveLength(1);
        expect(codes.filter((one) => one === code)).toHaveLength(2);
        await expect(createAccount(ctx, from, form('later'))).rejects.toMatchObject({ code });
        expect(await users.in(ctx.db).countDocuments({})).toBe(1);
      } finally {
        await workspace.close();
      }
    },
  );
});

describe('the limit on sign-ups', () => {
  it('counts an address, and lets another go on', async () => {
    const workspace = await createTestContext({ RATE_LIMITS: 'on' });
    const { ctx } = workspace;
    try {
      for (let i = 0; i < limits['sign-up'][0].max; i += 1) await consume(ctx, 'sign-up', from.address);
      await expect(createAccount(ctx, from, form('ada'))).rejects.toMatchObject({ code: 'rate_limited' });
      const elsewhere = { ...from, address: '192.0.2.99' };
      expect(await createAccount(ctx, elsewhere, form('ada'))).toMatchObject({ username: 'ada' });
    } finally {
      await workspace.close();
    }
  });
});
