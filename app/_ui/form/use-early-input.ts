import { type RefObject, useEffect, useSyncExternalStore } from 'react';

/**
 * Calls a control's handlers with what was typed, chosen or ticked in it before the scripts came: React handles only what
 * happens afterwards, and would keep the value that the server rendered.
 */
export function useEarlyInput(holder: RefObject<HTMLElement | null>): void {
  // False in the first drawing of what the server rendered, and only there.
  const isDrawnHere = useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
  useEffect(() => {
    if (isDrawnHere) return;
    const control = holder.current?.querySelector('input, textarea, select') ?? holder.current;
    if (control instanceof HTMLSelectElement) replayChoice(control);
    else if (control instanceof HTMLTextAreaElement) replayText(control, HTMLTextAreaElement.prototype);
    else if (!(control instanceof HTMLInputElement)) return;
    else if (control.type === 'checkbox') replayTick(control);
    else if (control.type === 'file') replayFile(control);
    else replayText(control, HTMLInputElement.prototype);
  }, [holder, isDrawnHere]);
}

const subscribeToNothing = () => () => undefined;

function replayText<T extends HTMLInputElement | HTMLTextAreaElement>(control: T, prototype: T): void {
  const { value, defaultValue, selectionStart, selectionEnd } = control;
  if (value === defaultValue) return;
  // React passes over an event that brings no other value than it knows, and it knows what is set by the element itself.
  control.value = defaultValue;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value);
  if (selectionStart !== null) control.setSelectionRange(selectionStart, selectionEnd);
  control.dispatchEvent(new Event('input', { bubbles: true }));
}

function replayTick(control: HTMLInputElement): void {
  if (control.checked === control.defaultChecked) return;
  control.checked = control.defaultChecked;
  control.click();
}

function replayFile(control: HTMLInputElement): void {
  if (control.files?.length) control.dispatchEvent(new Event('change', { bubbles: true }));
}

function replayChoice(control: HTMLSelectElement): void {
  const rendered = Math.max(
    0,
    [...control.options].findIndex((option) => option.defaultSelected),
  );
  if (control.selectedIndex === rendered) return;
  control.dispatchEvent(new Event('change', { bubbles: true }));
}
