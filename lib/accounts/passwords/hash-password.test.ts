import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword } from './hash-password.ts';

describe('passwords', () => {
  it('are refused when wrong, in another case, cut, or longer', async () => {
    const stored = await hashPassword('correct horse');
    for (const wrong of ['', 'Correct horse', 'correct hors', 'correct horse ', 'correct horse\0'])
      expect(await isPassword(stored, wrong)).toBe(false);
  });

  it('match no one without a hash, after the same work', async () => {
    expect(await isPassword(null, '')).toBe(false);
    const stored = await hashPassword('correct horse');
    const least = { known: Infinity, unknown: Infinity };
    for (let round = 0; round < 10; round += 1) {
      least.known = Math.min(least.known, await timeOf(() => isPassword(stored, 'wrong password')));
      least.unknown = Math.min(least.unknown, await timeOf(() => isPassword(null, 'wrong password')));
    }
    // The least of each: no hash at all would cost a thousandth.
    expect(least.unknown / least.known).toBeGreaterThan(0.5);
    expect(least.unknown / least.known).toBeLessThan(2);
  });

  it('are hashed with Argon2id at the stated cost, each with its own salt', async () => {
    const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await isPassword(one, 'correct horse')).toBe(true);
  });

  it('may be typed on a keyboard that composes letters differently', async () => {
    expect(
      await isPassword(await hashPassword('zo\u00eb zo\u00eb zo\u00eb'), 'zoe\u0308 zoe\u0308 zoe\u0308'),
    ).toBe(true);
  });
});

/** The processor time of this process in ms: what other programs do does not count. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
