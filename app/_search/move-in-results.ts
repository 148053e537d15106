import type { KeyboardEvent } from 'react';

/** The arrow keys go from the box to the first result, between results, and back. Whether the key was used. */
export function moveInResults(event: KeyboardEvent<HTMLElement>, box: HTMLInputElement | null): boolean {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  const results = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-hit]')];
  const { target } = event;
  const at = target === box ? -1 : results.indexOf(target as HTMLElement);
  if (at === -1 && target !== box) return false;
  const next = at + step === -1 ? box : results[at + step];
  next?.focus();
  return next !== undefined;
}
