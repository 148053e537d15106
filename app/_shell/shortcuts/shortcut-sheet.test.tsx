import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Settings } from '@/lib/contract/accounts/account.ts';
import { sampleMe } from '@/lib/testing/samples.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { KEY_GROUPS } from './key-table.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';

function openSheet(settings: Partial<Settings> = {}) {
  const me = sampleMe();
  const { wrapper } = createLiveWrapper({ me: { ...me, settings: { ...me.settings, ...settings } } });
  render(<ShortcutSheet onClose={() => undefined} />, { wrapper });
  const keysOf = (does: string) =>
    screen.queryByText(does)?.parentElement?.querySelector('dd')?.textContent ?? null;
  return { keysOf };
}

test('it names every key by where it works', () => {
  const { keysOf } = openSheet();
  const headings = screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
  expect(headings).toEqual(KEY_GROUPS.map(({ title }) => title));
  for (const { entries } of KEY_GROUPS)
    for (const { does } of Object.values(entries)) expect(keysOf(does), does).not.toBeNull();
  expect(keysOf('Go to anything')).toBe('CtrlK');
  expect(keysOf('Send the message')).toBe('Enteror CtrlEnter');
});

test('single-letter shortcuts that are switched off are left out, and it says so', () => {
  const { keysOf } = openSheet({ singleKeys: false });
  expect(keysOf('Reply')).toBeNull();
  expect(keysOf('Go to anything')).toBe('CtrlK');
  expect(screen.getByText(/Single-letter shortcuts are switched off/)).toBeTruthy();
});

test('with Enter for a new line it says what sends then', () => {
  const { keysOf } = openSheet({ enterSends: false });
  expect(keysOf('Send the message')).toBe('ShiftEnteror CtrlEnter');
  expect(keysOf('Begin a new line')).toBe('Enter');
});
