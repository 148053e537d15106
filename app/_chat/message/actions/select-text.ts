import type { Message } from '@/lib/contract/conversations/message.ts';
import { SELECTING } from './selecting.ts';

/** Selects the text of a message, and leaves a long press on it to the browser until something else is pressed. */
export function selectText({ seq }: Message): void {
  const row = document.querySelector<HTMLElement>(`[role="log"] [data-seq="${seq}"]`);
  const text = row?.querySelector('[data-text]');
  if (!row || !text) return;
  row.setAttribute(SELECTING, '');
  // What is being written would keep the selection for itself.
  row.focus({ preventScroll: true });
  getSelection()?.selectAllChildren(text);
  const stop = new AbortController();
  window.addEventListener(
    'pointerdown',
    ({ target }) => {
      if (target instanceof Node && row.contains(target)) return;
      row.removeAttribute(SELECTING);
      getSelection()?.removeAllRanges();
      stop.abort();
    },
    { capture: true, signal: stop.signal },
  );
}
