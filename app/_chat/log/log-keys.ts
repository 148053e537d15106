import type { KeyboardEvent } from 'react';
import { isKey } from '../../_shell/shortcuts/match-key.ts';

/** Arrow keys lead from message to message once one has the focus; End leads to the latest, Escape to the composer. */
export function handleLogKey(event: KeyboardEvent<HTMLElement>, jumpToEnd: () => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (!(event.target instanceof HTMLElement) || event.target.closest('[popover]')) return;
  if (isKey(event, 'toComposer')) {
    document.querySelector<HTMLElement>('textarea[name="body"]')?.focus();
    return;
  }
  if (isKey(event, 'latest')) {
    event.preventDefault();
    jumpToEnd();
    return;
  }
  const isUp = isKey(event, 'messageAbove');
  if (!isUp && !isKey(event, 'messageBelow')) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-key]')];
  const current = event.target.closest<HTMLElement>('[data-key]');
  const at = current ? rows.indexOf(current) : -1;
  const next = at < 0 ? rows.at(-1) : rows[at + (isUp ? -1 : 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
