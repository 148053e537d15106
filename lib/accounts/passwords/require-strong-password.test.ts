import { describe, expect, it } from 'vitest';
import { requireStrongPassword } from './require-strong-password.ts';

const ada = { username: 'ada.byron', displayName: 'Ada Lovelace', email: 'countess@example.org' };
const check = (password: string) => requireStrongPassword(password, ada, 'newPassword');

describe('a password that would be guessed', () => {
  it.each([
    '1234567890',
    '0987654321',
    'password12',
    'Password123!',
    'aaaaaaaaaa',
    'ababababab',
    'abc1abc1abc1',
    'abcdefghijkl',
    'qwertyuiop',
    'iloveyou2026',
    'ada.byron1',
    'Lovelace2026',
    'adalovelace!!',
    'countess99',
  ])('%s is refused with the path of its field', async (password) => {
    await expect(check(password)).rejects.toMatchObject({
      code: 'invalid',
      details: { errors: [{ path: 'newPassword' }] },
    });
  });

  it.each([
    'analytical engine',
    'long enough it is',
    'correct horse battery',
    'Lovelace wrote the first program',
    '蒸気機関で動く計算機械',
    'x7!kQ_29vLm',
  ])('%s is accepted', async (password) => {
    await expect(check(password)).resolves.toBeUndefined();
  });
});
