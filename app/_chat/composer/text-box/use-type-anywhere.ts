import { useEffect, useEffectEvent } from 'react';
import { useSettings } from '../../../_client/live/hooks.ts';
import { hasLayer, isApple, isKey, isWriting } from '../../../_shell/shortcuts/match-key.ts';

/** What is typed or pasted while no text field has the focus goes into the composer, from its first letter on. */
export function useTypeAnywhere(focus: () => void): void {
  const { singleKeys } = useSettings();
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isWriting(event.target) || hasLayer() || !isTyping(event)) return;
    const isShortcut = (name: 'searchHere' | 'showKeys') => isKey(event, name, { hasSingleKeys: singleKeys });
    if (isShortcut('searchHere') || isShortcut('showKeys')) return;
    focus();
  });
  useEffect(() => {
    const handle = (event: KeyboardEvent) => handleKey(event);
    document.addEventListener('keydown', handle);
    return () => document.removeEventListener('keydown', handle);
  }, []);
}

/** Whether a key writes a character, begins to with an input method, or pastes. */
function isTyping(event: KeyboardEvent): boolean {
  if (event.keyCode === 229) return true;
  const isMod = isApple() ? event.metaKey : event.ctrlKey;
  if (isMod && event.key.toLowerCase() === 'v') return true;
  if ([...event.key].length !== 1) return false;
  const writesByAlt = isApple() || event.getModifierState('AltGraph');
  if (!writesByAlt && (event.ctrlKey || event.altKey)) return false;
  if (event.metaKey || (isApple() && event.ctrlKey)) return false;
  return event.key !== ' ' || !takesSpace(event.target);
}

/** A space presses a control, and scrolls what the keyboard has led to. */
function takesSpace(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target !== document.body &&
    (target.matches('button, a, summary, audio, video') || target.matches(':focus-visible'))
  );
}
