import { act, createEvent, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MenuPlace } from './menu-place.ts';
import { useMenuGestures } from './use-menu-gestures.ts';

const LONG = 500;
const onMenu = vi.fn<(place: MenuPlace, target: Element) => void>();
const onClick = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  onMenu.mockClear();
  onClick.mockClear();
});
afterEach(() => vi.useRealTimers());

function Row() {
  const gestures = useMenuGestures({ isLeft: (target) => target.closest('a') !== null, onMenu });
  return (
    <div {...gestures} data-testid="row">
      <button type="button" onClick={onClick}>
        text
      </button>
      <a href="#there">another page</a>
    </div>
  );
}

const finger = { pointerType: 'touch', pointerId: 1, isPrimary: true, clientX: 10, clientY: 10 };
const text = () => screen.getByRole('button');

/** Asks for the menu as the browser says it; whether the browser shows its own. */
function contextMenu(target: Element, init: object): boolean {
  const event = createEvent.contextMenu(target, { bubbles: true, cancelable: true, ...init });
  fireEvent(target, event);
  return !event.defaultPrevented;
}

test('a finger that stays asks for the sheet, and presses nothing when it is lifted', () => {
  render(<Row />);
  fireEvent.pointerDown(text(), finger);
  act(() => vi.advanceTimersByTime(LONG));
  expect(onMenu.mock.calls).toEqual([[{ kind: 'sheet' }, text()]]);
  fireEvent.pointerUp(text(), finger);
  fireEvent.click(text());
  expect(onClick).not.toHaveBeenCalled();
  fireEvent.pointerDown(text(), finger);
  fireEvent.pointerUp(text(), finger);
  fireEvent.click(text());
  expect(onClick).toHaveBeenCalledOnce();
});

test('a finger that moves, scrolls or is lifted early asks for nothing, nor does a second one or one on a link', () => {
  render(<Row />);
  fireEvent.pointerDown(text(), finger);
  fireEvent.pointerMove(text(), { ...finger, clientY: 25 });
  act(() => vi.advanceTimersByTime(LONG));
  fireEvent.pointerDown(text(), finger);
  fireEvent.pointerCancel(text(), finger);
  act(() => vi.advanceTimersByTime(LONG));
  fireEvent.pointerDown(text(), finger);
  fireEvent.pointerUp(text(), finger);
  act(() => vi.advanceTimersByTime(LONG));
  fireEvent.pointerDown(text(), { ...finger, isPrimary: false, pointerId: 2 });
  act(() => vi.advanceTimersByTime(LONG));
  fireEvent.pointerDown(screen.getByRole('link'), finger);
  act(() => vi.advanceTimersByTime(LONG));
  expect(onMenu).not.toHaveBeenCalled();
});

test('the right button asks at the pointer; with Shift and over a link the browser has its own menu', () => {
  render(<Row />);
  expect(contextMenu(text(), { button: 2, clientX: 30, clientY: 40 })).toBe(false);
  expect(onMenu).toHaveBeenCalledWith(
    expect.objectContaining({ kind: 'point', x: 30, y: 40, isByKeys: false }),
    text(),
  );
  onMenu.mockClear();
  expect(contextMenu(text(), { button: 2, shiftKey: true })).toBe(true);
  expect(contextMenu(screen.getByRole('link'), { button: 2 })).toBe(true);
  expect(onMenu).not.toHaveBeenCalled();
});

test('the menu key asks beside what has the focus, on a link too', () => {
  render(<Row />);
  expect(contextMenu(screen.getByRole('link'), { button: -1 })).toBe(false);
  expect(onMenu).toHaveBeenCalledWith(
    expect.objectContaining({ kind: 'point', isByKeys: true }),
    screen.getByRole('link'),
  );
});
