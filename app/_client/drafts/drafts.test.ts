// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { createDrafts, type Drafts } from './drafts.ts';

const SHARED = 'parley:draft:ana:k';

/** A tab is a load of the module with a session storage of its own. */
async function openTab(): Promise<{ readonly drafts: Drafts; close(): void }> {
  vi.resetModules();
  sessionStorage.clear();
  const [{ createDrafts: create }, { keepTabOpen }] = await Promise.all([
    import('./drafts.ts'),
    import('./tab-id.ts'),
  ]);
  return { drafts: create('ana'), close: keepTabOpen() };
}

const keptTexts = () => Object.keys(localStorage).filter((key) => key.startsWith('parley:draft:'));

beforeEach(() => localStorage.clear());

test('one tab reads what it wrote, and an empty text forgets the draft', () => {
  const drafts = createDrafts('ana');
  expect(drafts.take('k')).toBe('');
  drafts.write('k', 'hello');
  expect(drafts.read('k')).toBe('hello');
  expect(drafts.elsewhere('k')).toBe('');
  drafts.write('k', '  ');
  expect(keptTexts()).toEqual([]);
});

test('two tabs that write in the same conversation both keep their text', async () => {
  const { drafts: one } = await openTab();
  const { drafts: other } = await openTab();
  one.write('k', 'from one');
  expect(other.take('k')).toBe('');
  expect(other.elsewhere('k')).toBe('from one');
  other.write('k', 'from the other');
  one.write('k', 'from one, longer');
  expect(one.take('k')).toBe('from one, longer');
  expect(other.take('k')).toBe('from the other');
  // One sends: only its own draft is gone.
  one.write('k', '');
  expect(other.take('k')).toBe('from the other');
  other.write('k', '');
  expect(keptTexts()).toEqual([]);
});

test('the other tab sends first, and what it writes next is its own again', async () => {
  const { drafts: one } = await openTab();
  const { drafts: other } = await openTab();
  one.write('k', 'from one');
  other.write('k', 'sent');
  other.write('k', '');
  other.write('k', 'next');
  expect(one.take('k')).toBe('from one');
  expect(other.take('k')).toBe('next');
});

test('the draft of a tab that was closed, or kept by an earlier release, is gone on with', async () => {
  const { drafts: one, close } = await openTab();
  one.write('k', 'begun');
  close();
  const { drafts: other } = await openTab();
  expect(other.take('k')).toBe('begun');
  other.write('k', 'begun and ended');
  expect(localStorage.getItem(SHARED)).toBe('begun and ended');
  localStorage.setItem('parley:draft:ana:old', 'without an owner');
  expect(other.take('old')).toBe('without an owner');
});

test('a tab that is reloaded keeps its draft, whatever another one writes meanwhile', async () => {
  const { drafts: one, close } = await openTab();
  const { drafts: other } = await openTab();
  one.write('k', 'from one');
  other.write('k', 'from the other');
  close();
  other.write('k', 'from the other, longer');
  expect(one.take('k')).toBe('from one');
  expect(other.take('k')).toBe('from the other, longer');
});

test('what another tab has can be taken over; it then writes beside it', async () => {
  const { drafts: one } = await openTab();
  const { drafts: other } = await openTab();
  one.write('k', 'from one');
  other.write('k', 'mine');
  other.takeOver('k');
  expect(other.take('k')).toBe('from one');
  one.write('k', 'from one, again');
  expect(other.take('k')).toBe('from one');
  expect(one.take('k')).toBe('from one, again');
});
