import { newId } from '../../../lib/contract/values/new-id.ts';
import { TAB as KEY } from '../private-data/private-data.ts';

let known: string | undefined;

/** What this tab is known by, the same after a reload where the browser may remember. Not on the server. */
export function tabId(): string {
  if (known !== undefined) return known;
  known = newId();
  try {
    known = sessionStorage.getItem(KEY) ?? known;
    sessionStorage.setItem(KEY, known);
  } catch {
    // As long as the page lives, then.
  }
  return known;
}

/** Whether a tab of this browser is open. */
export function isTabOpen(id: string): boolean {
  try {
    return localStorage.getItem(`${KEY}:${id}`) !== null;
  } catch {
    return false;
  }
}

/** Lets the other tabs know that this one is open, until it is closed or the answer is called. */
export function keepTabOpen(): () => void {
  const mark = () => setMark(tabId(), true);
  const remove = () => setMark(tabId(), false);
  mark();
  window.addEventListener('pagehide', remove);
  window.addEventListener('pageshow', mark);
  void forgetCrashed();
  return () => {
    window.removeEventListener('pagehide', remove);
    window.removeEventListener('pageshow', mark);
    remove();
  };
}

function setMark(id: string, isOpen: boolean): void {
  try {
    if (isOpen) localStorage.setItem(`${KEY}:${id}`, '');
    else localStorage.removeItem(`${KEY}:${id}`);
  } catch {
    // Then no tab knows of another one.
  }
}

/** A tab that ended without a word holds its lock no more. Without locks, as on plain http, its mark stays. */
async function forgetCrashed(): Promise<void> {
  if (!navigator.locks) return;
  const name = (id: string) => `${KEY}:${id}`;
  void navigator.locks.request(name(tabId()), { mode: 'shared' }, () => new Promise(() => undefined));
  const { held = [], pending = [] } = await navigator.locks.query();
  const locks = new Set([...held, ...pending].map((lock) => lock.name));
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(`${KEY}:`) && !locks.has(key) && key !== name(tabId())) localStorage.removeItem(key);
  }
}
