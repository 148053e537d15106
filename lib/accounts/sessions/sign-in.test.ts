import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInProcessBus } from '../../bus/in-process-bus.ts';
import { signUpSchema } from '../../contract/accounts/account.ts';
import { limits } from '../../limits/limits.ts';
import { consume } from '../../limits/rate-limit.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';
import { isAppError } from '../../use-case/app-error.ts';
import { createAccount } from '../sign-up/create-account.ts';
import { users } from '../users.ts';
import { signIn } from './sign-in.ts';

const PASSWORD = 'analytical engine';
const stranger = { address: '192.0.2.1', device: 'curl/8' };
const home = { address: '198.51.100.7', device: 'curl/8' };

let workspace: TestContext;
beforeAll(async () => {
  workspace = await createTestContext({ RATE_LIMITS: 'on' });
  for (const username of ['ada', 'grace', 'joan', 'mary'])
    await createAccount(
      workspace.ctx,
      stranger,
      signUpSchema.parse({ username, displayName: username, password: PASSWORD }),
    );
});
afterAll(() => workspace.close());

/** A context whose counters nothing was counted on yet. */
const fresh = () => ({ ...workspace.ctx, bus: createInProcessBus() });

async function refusalOf(work: Promise<unknown>) {
  const thrown: unknown = await work.then(
    () => 'let in',
    (error: unknown) => error,
  );
  return isAppError(thrown) ? { code: thrown.code, message: thrown.message, ...thrown.details } : thrown;
}

describe('signing in', () => {
  it('says the same of a wrong password, an unknown name, a look-alike and an odd one', async () => {
    const ctx = fresh();
    const wrong = await refusalOf(signIn(ctx, stranger, { username: 'ada', password: 'wrong' }));
    expect(wrong).toMatchObject({ code: 'wrong_credentials' });
    for (const username of ['nobody', 'gr4ce', 'j0an', '', '\0', '{"$ne":null}', '$where', 'a'.repeat(1000)])
      expect(await refusalOf(signIn(ctx, stranger, { username, password: PASSWORD }))).toEqual(wrong);
  });

  it('does the same work for a known and an unknown name', async () => {
    const ctx = { ...fresh(), env: { ...workspace.ctx.env, RATE_LIMITS: false } };
    const least = { ada: Infinity, nobody: Infinity };
    for (let round = 0; round < 20; round += 1)
      for (const username of ['ada', 'nobody'] as const) {
        // The processor's time: what other programs do does not count.
        const before = process.cpuUsage();
        await refusalOf(signIn(ctx, stranger, { username, password: 'wrong password' }));
        const { user, system } = process.cpuUsage(before);
        least[username] = Math.min(least[username], (user + system) / 1000);
      }
    // The least of each; without the dummy hash it would be below 0.1.
    expect(least.nobody / least.ada).toBeGreaterThan(0.5);
    expect(least.nobody / least.ada).toBeLessThan(2);
  });

  it('takes the name without case and around spaces', async () => {
    expect(await signIn(fresh(), stranger, { username: ' ADA ', password: PASSWORD })).toMatchObject({
      user: { username: 'ada' },
    });
  });

  it('refuses more than five quick wrong guesses, the right one among them, also when they come at once', async () => {
    const ctx = fresh();
    const guesses = Array.from({ length: 12 }, () =>
      signIn(ctx, stranger, { username: 'grace', password: 'wrong' }),
    );
    const refusals = await Promise.all(guesses.map(refusalOf));
    const codes = refusals.map((refusal) => (refusal as { code: string }).code);
    expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(7);
    const right = await refusalOf(signIn(ctx, stranger, { username: 'grace', password: PASSWORD }));
    expect(right).toMatchObject({ code: 'rate_limited' });
    expect(right).toHaveProperty('retryAfterSeconds', expect.closeTo(60, -1));
    expect(await signIn(ctx, stranger, { username: 'joan', password: PASSWORD })).toHaveProperty('sessionId');
  });

  it('counts an unknown name in the same way', async () => {
    const ctx = fresh();
    for (let guess = 0; guess < 5; guess += 1)
      await refusalOf(signIn(ctx, stranger, { username: 'nobody', password: 'wrong' }));
    expect(await refusalOf(signIn(ctx, stranger, { username: 'nobody', password: 'wrong' }))).toMatchObject({
      code: 'rate_limited',
    });
  });

  it('lets a person in where they are at home while strangers guess', async () => {
    const ctx = fresh();
    await signIn(ctx, home, { username: 'mary', password: PASSWORD });
    for (let guess = 0; guess < 6; guess += 1)
      await refusalOf(signIn(ctx, stranger, { username: 'mary', password: 'wrong' }));
    expect(await refusalOf(signIn(ctx, stranger, { username: 'mary', password: PASSWORD }))).toMatchObject({
      code: 'rate_limited',
    });
    expect(await signIn(ctx, home, { username: 'mary', password: PASSWORD })).toHaveProperty('sessionId');
  });

  it('lets the right password in from elsewhere while strangers guess, after a delay that unknown names have, too', async () => {
    const ctx = fresh();
    const delays: number[] = [];
    for (const username of ['mary', 'nobody']) {
      for (const address of ['192.0.2.1', '192.0.2.2'])
        for (let guess = 0; guess < 3; guess += 1)
          await refusalOf(signIn(ctx, { ...stranger, address }, { username, password: 'wrong' }));
      const start = performance.now();
      const elsewhere = { address: '203.0.113.9', device: 'curl/8' };
      const outcome = await refusalOf(signIn(ctx, elsewhere, { username, password: PASSWORD }));
      if (username === 'mary') expect(outcome).toBe('let in');
      else expect(outcome).toMatchObject({ code: 'wrong_credentials' });
      delays.push(performance.now() - start);
    }
    for (const delay of delays) {
      expect(delay).toBeGreaterThan(990);
      expect(delay).toBeLessThan(5_000);
    }
  });

  it('does not count right passwords', async () => {
    const ctx = fresh();
    for (let time = 0; time < 8; time += 1)
      await signIn(ctx, stranger, { username: 'joan', password: PASSWORD });
  });

  it('limits how many an address may try', async () => {
    const ctx = fresh();
    for (let i = 0; i < limits['sign-in'][0].max; i += 1) await consume(ctx, 'sign-in', stranger.address);
    expect(await refusalOf(signIn(ctx, stranger, { username: 'ada', password: PASSWORD }))).toMatchObject({
      code: 'rate_limited',
    });
  });

  it('leaves no plain password in the store', async () => {
    expect(JSON.stringify(await users.in(workspace.ctx.db).find().toArray())).not.toContain(PASSWORD);
  });
});
