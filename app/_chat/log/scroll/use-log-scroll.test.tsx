import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { JumpTarget } from '../../conversation/jumping.ts';
import { useLogScroll } from './use-log-scroll.ts';

const ROW = 50;
const VISIBLE = 500;

interface LogProps {
  readonly firstSeq?: number;
  readonly lastSeq?: number;
  readonly isAtEnd?: boolean;
  readonly newFromSeq?: number | null;
  readonly target?: JumpTarget | null;
}

const onSeen = vi.fn();
const onNearTop = vi.fn();
const onNearEnd = vi.fn();

/** A log of rows of one height: spaces stand for what is not rendered, as in MessageLog. */
function Log({ firstSeq = 1, lastSeq = 200, isAtEnd = true, newFromSeq = null, target = null }: LogProps) {
  const scroll = useLogScroll({
    firstSeq,
    lastSeq,
    isAtEnd,
    newFromSeq,
    target,
    onNearTop,
    onNearEnd,
    onSeen,
  });
  const seqs = Array.from({ length: scroll.to - scroll.from + 1 }, (_, index) => scroll.from + index);
  return (
    <>
      <div ref={scroll.scrollerRef} data-testid="scroller" onScroll={scroll.handleScroll}>
        <div ref={scroll.contentRef}>
          <div data-height={scroll.spaceAbove} />
          {seqs.map((seq) => (
            <div key={seq} data-height={ROW} data-key={`k${seq}`} data-seq={seq} tabIndex={-1}>
              {seq === newFromSeq && <i data-new-line />}
            </div>
          ))}
          <div data-height={scroll.spaceBelow} />
        </div>
      </div>
      <p role="status">{scroll.isFollowing ? 'following' : 'away'}</p>
      <button type="button" onClick={scroll.jumpToEnd}>
        Jump to end
      </button>
    </>
  );
}

const scroller = () => screen.getByTestId('scroller');
const parts = () => [...scroller().querySelectorAll<HTMLElement>('[data-height]')];
const heightOf = (part: HTMLElement) => Number(part.dataset.height);
const contentHeight = () => parts().reduce((sum, part) => sum + heightOf(part), 0);

// happy-dom lays nothing out. The scroller is a reversed column of 500 px: at scrollTop 0 its end is at the bottom.
function topOf(element: Element): number {
  const row = element.closest<HTMLElement>('[data-height]');
  if (!row) return 0;
  const before = parts().slice(0, parts().indexOf(row));
  const contentTop = VISIBLE - contentHeight() - scroller().scrollTop;
  return contentTop + before.reduce((sum, part) => sum + heightOf(part), 0);
}

beforeEach(() => {
  for (const mock of [onSeen, onNearTop, onNearEnd]) mock.mockClear();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    if (this === scroller()) return new DOMRect(0, 0, 300, VISIBLE);
    const row = this.closest<HTMLElement>('[data-height]');
    return new DOMRect(0, topOf(this), 300, row ? heightOf(row) : 0);
  });
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(VISIBLE);
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockImplementation(() => contentHeight());
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Scrolls as the reader does, and lets the browser's events follow. */
function scrollTo(top: number) {
  scroller().scrollTop = top;
  fireEvent.scroll(scroller());
}
/** The event of scrolling that the log did by itself. */
const ownScroll = () => fireEvent.scroll(scroller());
const seqs = () => parts().flatMap(({ dataset }) => (dataset.seq === undefined ? [] : [Number(dataset.seq)]));
const rowTop = (seq: number) => topOf(scroller().querySelector(`[data-seq="${seq}"]`) as Element);
const state = () => screen.getByRole('status').textContent;

test('it opens at the end with the last sixty rendered, follows it, and has seen the last', () => {
  render(<Log />);
  expect(seqs()).toEqual(Array.from({ length: 60 }, (_, index) => 141 + index));
  expect(state()).toBe('following');
  expect(onSeen).toHaveBeenLastCalledWith(200);
});

test('a new message at the end is followed; to one who scrolled up nothing moves', () => {
  const { rerender } = render(<Log />);
  rerender(<Log lastSeq={201} />);
  expect(rowTop(201)).toBe(VISIBLE - ROW);
  scrollTo(-1000);
  expect(state()).toBe('away');
  const before = rowTop(175);
  rerender(<Log lastSeq={202} />);
  ownScroll();
  expect(rowTop(175)).toBe(before);
  expect(onSeen).not.toHaveBeenCalledWith(202);
});

test('older messages that come in above move nothing', () => {
  const { rerender } = render(<Log firstSeq={151} />);
  scrollTo(-1500);
  expect(onNearTop).toHaveBeenCalled();
  const before = rowTop(165);
  rerender(<Log firstSeq={101} />);
  ownScroll();
  expect(rowTop(165)).toBe(before);
});

test('scrolling up renders what comes near, a hundred and fifty at most, and keeps the row where it is', () => {
  render(<Log lastSeq={1000} />);
  scrollTo(-2400);
  ownScroll();
  expect(seqs()[0]).toBeLessThan(941);
  expect(seqs().length).toBeLessThanOrEqual(150);
  expect(onSeen).toHaveBeenLastCalledWith(952);
});

test('close to the end again it is followed again', () => {
  render(<Log />);
  scrollTo(-1000);
  scrollTo(-90);
  expect(state()).toBe('following');
});

test('when more than one screen is new it opens where the new begins', () => {
  render(<Log newFromSeq={170} />);
  expect(rowTop(170)).toBe(48);
  ownScroll();
  expect(state()).toBe('away');
  expect(onSeen).not.toHaveBeenCalledWith(200);
});

test('new messages that fit on one screen are all shown', () => {
  render(<Log newFromSeq={195} />);
  expect(scroller().scrollTop).toBe(0);
  expect(state()).toBe('following');
});

test('a jump renders what is around the target, puts it a third down and gives it the focus', () => {
  const { rerender } = render(<Log lastSeq={1000} />);
  onSeen.mockClear();
  rerender(<Log lastSeq={1000} target={{ seq: 500, turn: 1 }} />);
  ownScroll();
  expect(rowTop(500)).toBe(VISIBLE * 0.3);
  expect((document.activeElement as HTMLElement).dataset.seq).toBe('500');
  expect(state()).toBe('away');
  expect(seqs()).toContain(500);
  // What lies between was only passed by.
  expect(Math.max(...onSeen.mock.calls.map(([seq]) => seq as number))).toBeLessThan(520);
});

test('a jump to what is not loaded waits until it is', () => {
  const target = { seq: 20, turn: 1 };
  const { rerender } = render(<Log firstSeq={100} target={target} />);
  expect(seqs()).not.toContain(20);
  rerender(<Log firstSeq={1} lastSeq={50} isAtEnd={false} target={target} />);
  ownScroll();
  expect(rowTop(20)).toBe(VISIBLE * 0.3);
});

test('in a part of the past, newer messages are asked for near its end, and it is no end to follow', () => {
  render(<Log lastSeq={100} isAtEnd={false} />);
  expect(state()).toBe('away');
  scrollTo(-200);
  expect(onNearEnd).toHaveBeenCalled();
});

test('jumping to the end follows it again', () => {
  render(<Log lastSeq={1000} />);
  scrollTo(-2400);
  act(() => screen.getByRole('button', { name: 'Jump to end' }).click());
  expect(scroller().scrollTop).toBe(0);
  expect(state()).toBe('following');
  expect(seqs().at(-1)).toBe(1000);
});
