import { expect, test } from 'vitest';
import { THEME_LABELS, themeCookies } from './theme.ts';

test('under https the theme is kept in a cookie that is Secure and of this host only', () => {
  const [kept, old] = themeCookies('dark', true);
  expect(kept).toMatch(/^__Host-parley-theme=dark; path=\/; samesite=lax; secure; max-age=31536000$/);
  expect(old).toMatch(/^parley-theme=; .*max-age=0$/);
});

test('over plain http, where a browser refuses such a cookie, it is kept in a usual one', () => {
  expect(themeCookies('light', false)).toEqual([
    'parley-theme=light; path=/; samesite=lax; max-age=31536000',
  ]);
});

test('the theme of the system is kept by no cookie', () => {
  for (const isHttps of [true, false])
    for (const cookie of themeCookies('system', isHttps)) expect(cookie).toContain('; max-age=0');
});

test('the themes are named as in other apps', () => {
  expect(THEME_LABELS).toEqual({ system: 'Match system', light: 'Light', dark: 'Dark' });
});
