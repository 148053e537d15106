import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ContactImport } from '../../../lib/contract/contacts/contact-import.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { useImport } from './use-import.ts';

const record = (change: Partial<ContactImport> = {}): ContactImport => ({
  id: 'i1',
  state: 'running',
  format: 'csv',
  fileName: 'people.csv',
  byUserId: 'u1',
  createdAt: '2027-05-12T08:00:00.000Z',
  endedAt: null,
  undoableUntil: '2027-06-11T08:00:00.000Z',
  total: 100,
  done: 0,
  created: 30,
  updated: 0,
  skipped: 0,
  rejectedCount: 0,
  rejected: [],
  notStoredCount: 0,
  notStored: [],
  notedColumns: [],
  leftOutColumns: [],
  encoding: 'utf-8',
  kept: [],
  keptCount: 0,
  ...change,
});

type Answer = ContactImport | { readonly status: number; readonly code: string };

/** The server's answers to GET, POST and DELETE of the import, as they are now; a missing one never comes. */
function fakeServer(answers: { get: Answer; post?: Answer; delete?: Answer | Promise<Answer> }) {
  const requests: string[] = [];
  vi.stubGlobal('fetch', async (_url: string, { method = 'GET' }: RequestInit) => {
    requests.push(method);
    const answer = await (method === 'DELETE'
      ? answers.delete
      : method === 'POST'
        ? answers.post
        : answers.get);
    if (!answer) throw new DOMException('The operation timed out.', 'TimeoutError');
    if (!('status' in answer)) return Response.json(answer);
    return Response.json({ code: answer.code, title: 'Refused.' }, { status: answer.status });
  });
  return { requests, answers };
}

function drawImport(first: ContactImport) {
  const { client, wrapper } = createLiveWrapper();
  const { result } = renderHook(() => useImport(first), { wrapper });
  return { client, result };
}

const passes = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('an import that runs', () => {
  it('is read soon, then less often, until it has ended', async () => {
    const { requests, answers } = fakeServer({ get: record({ done: 50 }) });
    const { result } = drawImport(record());
    await passes(400);
    expect(result.current.current.done).toBe(50);
    await passes(29_600);
    expect(requests.length).toBeGreaterThanOrEqual(10);
    expect(requests.length).toBeLessThanOrEqual(15);
    answers.get = record({ state: 'done', done: 100 });
    await passes(3_000);
    expect(result.current.current.state).toBe('done');
    const count = requests.length;
    await passes(60_000);
    expect(requests.length).toBe(count);
  });

  it('is read at once when the address book changed by it', async () => {
    fakeServer({ get: record({ state: 'done', done: 100 }) });
    const { client, result } = drawImport(record());
    client.store.dispatch({ type: 'contacts replaced', revision: 30 });
    await passes(0);
    expect(result.current.current.state).toBe('done');
  });

  it('says that the server was not reached, and that no longer once it answers', async () => {
    const { answers } = fakeServer({ get: { status: 503, code: 'unavailable' } });
    const { result } = drawImport(record());
    await passes(400);
    expect(result.current.error).toBe('Refused.');
    answers.get = record({ done: 20 });
    await passes(3_000);
    expect(result.current.error).toBeNull();
  });
});

describe('cancelling an import', () => {
  it('asks the server, and shows what it says until it has stopped', async () => {
    const { requests, answers } = fakeServer({
      get: record({ state: 'cancelling', done: 40 }),
      post: record({ state: 'cancelling', done: 40 }),
    });
    const { result } = drawImport(record());
    await act(() => result.current.cancel());
    expect(requests).toContain('POST');
    expect(result.current.current.state).toBe('cancelling');
    answers.get = record({ state: 'cancelled', done: 50 });
    await passes(3_000);
    expect(result.current.current).toMatchObject({ state: 'cancelled', created: 30 });
  });

  it('that fails says so, and the import is shown as it was', async () => {
    fakeServer({ get: record(), post: { status: 503, code: 'unavailable' } });
    const { result } = drawImport(record({ state: 'waiting' }));
    await act(() => result.current.cancel());
    expect(result.current.error).toBe('Refused.');
    expect(result.current.current.state).toBe('waiting');
  });
});

describe('undoing an import', () => {
  it('shows at once, before the server has begun, and ends with its answer', async () => {
    let answer: (undone: ContactImport) => void = () => undefined;
    const done = record({ state: 'done', done: 100 });
    fakeServer({
      get: done,
      delete: new Promise<ContactImport>((resolve) => {
        answer = resolve;
      }),
    });
    const { result } = drawImport(done);
    act(() => void result.current.undo());
    await passes(1_000);
    expect(result.current.current.state).toBe('undoing');
    answer(record({ state: 'undone', done: 30 }));
    await passes(0);
    expect(result.current.current.state).toBe('undone');
  });

  it('that outlasts the request goes on, without an error', async () => {
    const { answers } = fakeServer({ get: record({ state: 'undoing', done: 10 }) });
    const { result } = drawImport(record({ state: 'done' }));
    await act(() => result.current.undo());
    expect(result.current.error).toBeNull();
    expect(result.current.current).toMatchObject({ state: 'undoing', done: 10 });
    answers.get = record({ state: 'undone', done: 30 });
    await passes(3_000);
    expect(result.current.current.state).toBe('undone');
  });

  it('that is refused says why, and can be tried again', async () => {
    const done = record({ state: 'done' });
    fakeServer({ get: done, delete: { status: 409, code: 'busy' } });
    const { result } = drawImport(done);
    await act(() => result.current.undo());
    expect(result.current.error).toBe('Refused.');
    expect(result.current.current.state).toBe('done');
  });
});
