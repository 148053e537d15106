'use client';

import { Dialog } from '../../../_ui/layers/dialog.tsx';
import { EmojiPicker } from '../../emoji/emoji-picker.tsx';

interface ReactionPickerProps {
  readonly isOpen: boolean;
  onClose(): void;
  onPick(emoji: string): void;
}

/** The emoji to react with. */
export function ReactionPicker({ isOpen, onClose, onPick }: ReactionPickerProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="React" className="max-w-96">
      {isOpen && <EmojiPicker onPick={onPick} />}
    </Dialog>
  );
}
