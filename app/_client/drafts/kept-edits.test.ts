// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { createKeptEdits } from './kept-edits.ts';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

const edit = (messageId: string, body: string, mayBeEmpty = false) => ({ messageId, body, mayBeEmpty });

test('the edit begun last comes first, and the one before it after that', () => {
  const edits = createKeptEdits('ana');
  expect(edits.latest('k')).toBeNull();
  edits.keep('k', edit('m1', 'one', true));
  edits.keep('k', edit('m2', ''));
  edits.keep('other', edit('m3', 'three'));
  expect(edits.latest('k')).toEqual(edit('m2', ''));
  edits.forget('k', 'm2');
  expect(edits.latest('k')).toEqual(edit('m1', 'one', true));
  expect(edits.all('k')).toEqual([edit('m1', 'one', true)]);
  edits.forget('k', 'm1');
  expect(edits.latest('k')).toBeNull();
  expect(edits.latest('other')?.body).toBe('three');
});

test('a half-done text is there in another tab too, which does not begin with it', () => {
  createKeptEdits('ana').keep('k', edit('m1', 'half'));
  sessionStorage.clear();
  const other = createKeptEdits('ana');
  expect(other.latest('k')).toBeNull();
  expect(other.read('k', 'm1')).toBe('half');
  expect(createKeptEdits('ben').read('k', 'm1')).toBeNull();
});
