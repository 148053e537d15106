'use client';

import clsx from 'clsx';
import { Camera, Contact as ContactIcon, Paperclip, Plus, Smile } from 'lucide-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { IconButton } from '../../../_ui/form/icon-button.tsx';
import { Menu } from '../../../_ui/layers/menu.tsx';
import { MenuItem } from '../../../_ui/layers/menu-item.tsx';
import { FOLDED_CLASS } from './folded-class.ts';
import { useAttaching } from './use-attaching.ts';

interface AttachButtonProps {
  /** Chooses a contact whose card goes with the message. */
  onContact(): void;
  /** Chooses an emoji, where its button has no room. */
  onEmoji(): void;
}

/** What goes with a message: files, contacts; on a phone also a picture that is taken now. */
export function AttachButton({ onContact, onEmoji }: AttachButtonProps) {
  const { attach } = useAttaching();
  const ref = useRef<HTMLInputElement>(null);
  const takeChosen = () => {
    const input = ref.current;
    if (!input?.files?.length) return;
    attach([...input.files]);
    // The same file can be chosen again.
    input.value = '';
  };
  // Chosen before the scripts came.
  const startUp = useEffectEvent(takeChosen);
  useEffect(() => startUp(), []);
  const choose = (isCamera: boolean) => {
    const input = ref.current;
    if (!input) return;
    input.accept = isCamera ? 'image/*' : '';
    input.toggleAttribute('capture', isCamera);
    input.multiple = !isCamera;
    input.click();
  };
  return (
    <>
      <input ref={ref} type="file" multiple hidden aria-label="Files to attach" onChange={takeChosen} />
      <Menu
        label="Add to the message"
        side="top"
        trigger={<Plus aria-hidden size={18} strokeWidth={1.75} />}
        triggerClassName="text-ink-2 hover:bg-hover hover:text-ink my-px sm:my-0.5 inline-grid size-11 shrink-0 place-items-center rounded-full transition-colors sm:size-9"
      >
        <MenuItem icon={Paperclip} onClick={() => choose(false)}>
          File
        </MenuItem>
        <MenuItem icon={ContactIcon} data-add-contact onClick={onContact}>
          Contact
        </MenuItem>
        <MenuItem icon={Camera} onClick={() => choose(true)} className="not-pointer-coarse:hidden">
          Take a photo
        </MenuItem>
        <MenuItem icon={Smile} onClick={onEmoji} className="sm:hidden">
          Emoji
        </MenuItem>
      </Menu>
      <IconButton
        label="Attach files"
        keys="Mod+Shift+U"
        icon={Paperclip}
        data-attach-button
        onClick={() => choose(false)}
        className={clsx('my-px rounded-full sm:my-0.5', FOLDED_CLASS)}
      />
    </>
  );
}
