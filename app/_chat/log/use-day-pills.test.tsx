import { fireEvent, render } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useDayPills } from './use-day-pills.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function Log() {
  const ref = useRef<HTMLDivElement>(null);
  useDayPills(ref);
  return (
    <div ref={ref} data-testid="log">
      <section>
        <h2 data-day>Monday</h2>
      </section>
      <section>
        <h2 data-day>Today</h2>
      </section>
    </div>
  );
}

test('the day that floats over the messages goes a second after scrolling, one in its own place stays', () => {
  const { getByTestId, getByText } = render(<Log />);
  const log = getByTestId('log');
  const [first, second] = log.querySelectorAll('section');
  // The first day begins above what is in view.
  log.getBoundingClientRect = () => new DOMRect(0, 100, 300, 600);
  if (first) first.getBoundingClientRect = () => new DOMRect(0, -400, 300, 700);
  if (second) second.getBoundingClientRect = () => new DOMRect(0, 300, 300, 300);
  const isGone = (day: string) => getByText(day).hasAttribute('data-floating');
  vi.advanceTimersByTime(1_000);
  expect([isGone('Monday'), isGone('Today')]).toEqual([true, false]);
  fireEvent.scroll(log);
  expect(isGone('Monday')).toBe(false);
  vi.advanceTimersByTime(900);
  fireEvent.scroll(log);
  vi.advanceTimersByTime(900);
  expect(isGone('Monday')).toBe(false);
  vi.advanceTimersByTime(100);
  expect(isGone('Monday')).toBe(true);
});

test('a day that comes to float without scrolling goes, too', async () => {
  const { getByTestId } = render(<Log />);
  const log = getByTestId('log');
  log.getBoundingClientRect = () => new DOMRect(0, 100, 300, 600);
  vi.advanceTimersByTime(1_000);
  const section = document.createElement('section');
  section.getBoundingClientRect = () => new DOMRect(0, -400, 300, 700);
  section.innerHTML = '<h2 data-day>Sunday</h2>';
  log.prepend(section);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(section.querySelector('h2')?.hasAttribute('data-floating')).toBe(true);
});
