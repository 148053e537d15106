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

const progressOf = ({ id, state, total, done, created, updated, skipped, ...rest }: ContactImport) => {
  const { rejectedCount, notStoredCount, keptCount } = rest;
  return { id, state, total, done, created, updated, skipped, rejectedCount, notStoredCount, keptCount };
};

/** An event that says how far an import is. */
const tell = (client: ReturnType<typeof drawImport>['client'], progress: ContactImport) =>
  act(() => client.store.dispatch({ type: 'import progressed', progress: progressOf(progress) }));

describe('an import that runs', () => {
  it('goes on as the events say, whichever tab began it; when it ends, its record is read', async () => {
    const { requests, answers } = fakeServer({ get: record({ done: 10 }) });
    const { client, result } = drawImport(record());
    await passes(0);
    expect(result.current.current.done).toBe(10);
    tell(client, record({ done: 50, created: 40 }));
    expect(result.current.current).toMatchObject({ done: 50, created: 40 });
    tell(client, record({ id: 'another', done: 99 }));
    expect(result.current.current.done).toBe(50);
    answers.get = record({ state: 'done', done: 100, rejected: [{ line: 2, reason: 'Bad.' }] });
    tell(client, record({ state: 'done', done: 100 }));
    await passes(0);
    expect(result.current.current).toMatchObject({ state: 'done', rejected: [{ line: 2 }] });
    const count = requests.length;
    await passes(60_000);
    expect(requests.length).toBe(count);
  });

  it('of which no event comes is read now and then', async () => {
    const { requests, answers } = fakeServer({ get: record({ done: 20 }) });
    const { result } = drawImport(record());
    await passes(60_000);
    expect(requests.length).toBeGreaterThanOrEqual(6);
    expect(requests.length).toBeLessThanOrEqual(8);
    answers.get = record({ state: 'done', done: 100 });
    await passes(10_000);
    expect(result.current.current.state).toBe('done');
  });

  it('says that the server was not reached, and that no longer once it answers', async () => {
    const { answers } = fakeServer({ get: { status: 503, code: 'unavailable' } });
    const { result } = drawImport(record());
    await passes(0);
    expect(result.current.error).toBe('Refused.');
    answers.get = record({ done: 20 });
    await passes(10_000);
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
    await passes(10_000);
    expect(result.current.current).toMatchObject({ state: 'cancelled', created: 30 });
  });

  it('that fails says so, and the import is shown as it was', async () => {
    const waiting = record({ state: 'waiting' });
    fakeServer({ get: waiting, post: { status: 503, code: 'unavailable' } });
    const { result } = drawImport(waiting);
    await act(() => result.current.cancel());
    expect(result.current.error).toBe('Refused.');
    expect(result.current.current.state).toBe('waiting');
  });
});

describe('undoing an import', () => {
  it('is shown as soon as the server has begun, and ends as the events say', async () => {
    const { requests, answers } = fakeServer({
      get: record({ state: 'undoing', done: 0 }),
      delete: record({ state: 'undoing', done: 0 }),
    });
    const { client, result } = drawImport(record({ state: 'done', done: 100 }));
    await act(() => result.current.undo());
    expect(requests).toContain('DELETE');
    expect(result.current.current.state).toBe('undoing');
    tell(client, record({ state: 'undoing', done: 30 }));
    expect(result.current.current.done).toBe(30);
    answers.get = record({ state: 'undone', done: 100 });
    tell(client, record({ state: 'undone', done: 100 }));
    await passes(0);
    expect(result.current.current.state).toBe('undone');
    expect(result.current.error).toBeNull();
  });

  it('without an answer may have begun all the same', async () => {
    fakeServer({ get: record({ state: 'undoing', done: 10 }) });
    const { result } = drawImport(record({ state: 'done' }));
    await act(() => result.current.undo());
    expect(result.current.error).toBeNull();
    expect(result.current.current).toMatchObject({ state: 'undoing', done: 10 });
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
