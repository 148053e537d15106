import { isKey, type KeyPress } from '../../_shell/shortcuts/match-key.ts';
import { signOf } from './text-box/format-keys.ts';

/** What a key press does in the composer; `leave` ends the edit or the reply. */
export type ComposerAction =
  | { readonly kind: 'format'; readonly sign: string }
  | { readonly kind: 'send' | 'leave' | 'replyAbove' | 'editLast' | 'attach' };

interface ComposerKeyState {
  /** Whether Enter sends and Shift+Enter begins a new line, or the other way round. */
  readonly enterSends: boolean;
  readonly isEditing: boolean;
  readonly isReplying: boolean;
  readonly isEmpty: boolean;
}

/** What a key press does in the composer; null when it is for the text box itself. */
export function composerActionOf(press: KeyPress, state: ComposerKeyState): ComposerAction | null {
  const { enterSends, isEditing, isReplying, isEmpty } = state;
  const sign = signOf(press);
  if (sign !== null) return { kind: 'format', sign };
  const isMod = press.ctrlKey || press.metaKey;
  if (press.key === 'Enter' && !press.altKey && (isMod || press.shiftKey !== enterSends)) {
    return { kind: 'send' };
  }
  if (press.key === 'Escape' && (isEditing || isReplying)) return { kind: 'leave' };
  if (isEditing) return null;
  if (isKey(press, 'attach')) return { kind: 'attach' };
  if (isKey(press, 'replyAbove')) return { kind: 'replyAbove' };
  return isKey(press, 'editLast') && isEmpty ? { kind: 'editLast' } : null;
}
