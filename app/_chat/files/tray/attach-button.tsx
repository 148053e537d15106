'use client';

import { Camera, Paperclip } from 'lucide-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { IconButton } from '../../../_ui/form/icon-button.tsx';
import { useAttaching } from './use-attaching.ts';

/** Chooses files to attach; on a phone also takes a picture. */
export function AttachButton() {
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
      <IconButton
        label="Attach files"
        keys="Mod+Shift+U"
        icon={Paperclip}
        data-attach-button
        onClick={() => choose(false)}
        className="my-px rounded-full"
      />
      <IconButton
        label="Take a photo"
        icon={Camera}
        onClick={() => choose(true)}
        className="my-px rounded-full not-pointer-coarse:hidden"
      />
    </>
  );
}
