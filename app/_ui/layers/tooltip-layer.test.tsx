import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TooltipLayer } from './tooltip-layer.tsx';

const LONGER = 500;
const showPopover = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  showPopover.mockClear();
  Object.assign(HTMLElement.prototype, { showPopover, hidePopover: () => undefined });
});
afterEach(() => vi.useRealTimers());

function draw() {
  render(
    <>
      <button type="button" data-tooltip="Send">
        send
      </button>
      <button type="button" data-tooltip="Record">
        record
      </button>
      <TooltipLayer />
    </>,
  );
  return { send: screen.getByText('send'), record: screen.getByText('record') };
}

const mouse = (clientX: number) => ({ pointerType: 'mouse', clientX, clientY: 5 });
const wait = () => act(() => vi.advanceTimersByTime(LONGER));

test('what is pointed at for a moment says what it is', () => {
  const { send } = draw();
  fireEvent.pointerOver(send, mouse(5));
  wait();
  expect(showPopover).toHaveBeenCalledOnce();
});

test('what comes to lie under a pointer that only pressed says nothing until the pointer moves', () => {
  const { send, record } = draw();
  fireEvent.pointerOver(send, mouse(5));
  fireEvent.pointerDown(send, mouse(5));
  fireEvent.pointerOver(record, mouse(5));
  wait();
  expect(showPopover).not.toHaveBeenCalled();
  fireEvent.pointerOver(record, mouse(6));
  wait();
  expect(showPopover).toHaveBeenCalledOnce();
});
