import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { highlight } from './highlight.ts';
import {
  CODE_MAX,
  createHighlighter,
  ENDED_MAX,
  type HighlightJob,
  type HighlightWorker,
  PIECES_MAX,
  TIME_MAX,
} from './highlighter.ts';

/** A worker that answers by `answer`, or never where that gives undefined. */
class FakeWorker implements HighlightWorker {
  static opened: FakeWorker[] = [];
  onmessage: HighlightWorker['onmessage'] = null;
  onerror: HighlightWorker['onerror'] = null;
  isTerminated = false;
  readonly jobs: HighlightJob[] = [];

  constructor() {
    FakeWorker.opened.push(this);
    queueMicrotask(() => this.onmessage?.(new MessageEvent('message', { data: 'ready' })));
  }

  postMessage(job: HighlightJob): void {
    this.jobs.push(job);
    if (job.text.startsWith('endless')) return;
    const pieces = job.text.startsWith('many')
      ? Array.from({ length: PIECES_MAX + 1 }, () => ({ text: 'x', className: '' }))
      : highlight(job.language, job.text);
    queueMicrotask(() => this.onmessage?.(new MessageEvent('message', { data: { pieces } })));
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

beforeEach(() => {
  FakeWorker.opened = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const open = () => createHighlighter(() => new FakeWorker());
const ts = (text: string) => ({ language: 'ts', text });

test('code is coloured, and the same code a second time without the worker', async () => {
  const highlighter = open();
  const pieces = await highlighter.highlight(ts('let a = 1;'));
  expect(pieces).toContainEqual({ text: 'let', className: 'hljs-keyword' });
  expect(highlighter.known(ts('let a = 1;'))).toBe(pieces);
  expect(await highlighter.highlight(ts('let a = 1;'))).toBe(pieces);
  expect(FakeWorker.opened).toHaveLength(1);
  expect(FakeWorker.opened[0]?.jobs).toHaveLength(1);
});

test('sixty blocks alike are one job', async () => {
  const highlighter = open();
  await Promise.all(Array.from({ length: 60 }, () => highlighter.highlight(ts('let a = 1;'))));
  expect(FakeWorker.opened[0]?.jobs).toHaveLength(1);
});

test('a block that takes too long ends its worker, stays uncoloured, and the next is coloured', async () => {
  const highlighter = open();
  const slow = highlighter.highlight(ts('endless'));
  const next = highlighter.highlight(ts('let a = 1;'));
  await vi.advanceTimersByTimeAsync(TIME_MAX + 1);
  expect(await slow).toBeNull();
  expect(highlighter.known(ts('endless'))).toBeNull();
  expect(await next).not.toBeNull();
  expect(FakeWorker.opened.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
});

test('after some that took too long nothing more is tried', async () => {
  const highlighter = open();
  const tries = Array.from({ length: 60 }, (_, index) => highlighter.highlight(ts(`endless ${index}`)));
  await vi.advanceTimersByTimeAsync(TIME_MAX * (ENDED_MAX + 1));
  expect(await Promise.all(tries)).toEqual(tries.map(() => null));
  expect(FakeWorker.opened).toHaveLength(ENDED_MAX);
});

test('what is too long, falls into too many pieces or has no grammar stays uncoloured', async () => {
  const highlighter = open();
  expect(await highlighter.highlight(ts('x'.repeat(CODE_MAX + 1)))).toBeNull();
  expect(await highlighter.highlight(ts('many'))).toBeNull();
  expect(await highlighter.highlight({ language: 'no-such', text: 'x' })).toBeNull();
  expect(await highlighter.highlight({ language: '', text: 'x' })).toBeNull();
});

test('a worker that does not start leaves the code as it is', async () => {
  const highlighter = createHighlighter(() => {
    throw new Error('refused');
  });
  expect(await highlighter.highlight(ts('let a = 1;'))).toBeNull();
});
