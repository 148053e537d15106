import { type KeyName, keyEntry } from './key-table.ts';

/** What is read of a keyboard event, React's or the browser's. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

interface KeyOptions {
  /** Whether this is a Mac, where ⌘ is Mod; found out when not given. */
  readonly isMac?: boolean;
  /** Whether a single character is a key, as the person has set it. */
  readonly hasSingleKeys?: boolean;
}

/** Whether the keyboard is Apple's. False while the server renders. */
export function isApple(): boolean {
  return typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform);
}

/** Whether the press is one of those that the table names for `name`. */
export function isKey(
  press: KeyPress,
  name: KeyName,
  { isMac = isApple(), hasSingleKeys = true }: KeyOptions = {},
): boolean {
  return keyEntry(name).keys.some((combination) => {
    const wanted = parse(combination);
    if (isSingle(wanted) && !hasSingleKeys) return false;
    if (wanted.isMod !== (isMac ? press.metaKey : press.ctrlKey)) return false;
    if (isMac ? press.ctrlKey : press.metaKey) return false;
    if (wanted.isAlt !== press.altKey) return false;
    // Where `?` and `+` lie depends on the keyboard; a letter with Shift is another key.
    const isSign = wanted.key.length === 1 && !/[a-z]/.test(wanted.key);
    if (!isSign && wanted.isShift !== press.shiftKey) return false;
    return isSameKey(wanted.key, press);
  });
}

interface Combination {
  readonly key: string;
  readonly isMod: boolean;
  readonly isAlt: boolean;
  readonly isShift: boolean;
}

function parse(combination: string): Combination {
  const parts = combination === '+' ? ['+'] : combination.split('+');
  const key = (parts.at(-1) ?? '').toLowerCase();
  const has = (name: string) => parts.slice(0, -1).includes(name);
  return { key, isMod: has('Mod'), isAlt: has('Alt'), isShift: has('Shift') };
}

function isSingle({ key, isMod, isAlt }: Combination): boolean {
  return key.length === 1 && !isMod && !isAlt;
}

// With a Greek or Cyrillic keyboard the key labelled K writes another letter; its position is the same.
function isSameKey(key: string, press: KeyPress): boolean {
  const pressed = press.key.toLowerCase();
  if (pressed === key) return true;
  const isOtherScript = /^\P{ASCII}$/u.test(pressed);
  return isOtherScript && /^[a-z]$/.test(key) && press.code === `Key${key.toUpperCase()}`;
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
};

/** The parts of a combination as they are printed on the keyboard: `Mod+K` is Ctrl and K, or ⌘ and K. */
export function keySigns(combination: string, isMac: boolean): readonly string[] {
  const parts = combination === '+' ? ['+'] : combination.split('+');
  return parts.map((part) => {
    if (part === 'Mod') return isMac ? '⌘' : 'Ctrl';
    if (part === 'Alt' && isMac) return '⌥';
    return SIGNS[part] ?? part;
  });
}

/** Whether `target` is a text field, so that characters are text. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

/** Whether a dialog or menu lies above the page; then keys are its own. */
export function hasLayer(): boolean {
  return document.querySelector('dialog[open], :popover-open:not([aria-hidden])') !== null;
}
