'use client';

import { useState } from 'react';
import { OnceWanted } from '../../_ui/layers/once-wanted.tsx';
import { loadLater } from '../../_ui/layout/load-later.ts';
import { AttachButton } from '../files/tray/attach-button.tsx';

const AddContact = loadLater(() => import('../contacts/add-contact.tsx').then((loaded) => loaded.AddContact));

interface AddToMessageProps {
  readonly conversationId: string;
  onEmoji(): void;
}

/** The buttons that add files and contacts to the message that is being written. */
export function AddToMessage({ conversationId, onEmoji }: AddToMessageProps) {
  const [isChoosing, setIsChoosing] = useState(false);
  return (
    <>
      <AttachButton onContact={() => setIsChoosing(true)} onEmoji={onEmoji} />
      <OnceWanted isWanted={isChoosing}>
        <AddContact
          conversationId={conversationId}
          isOpen={isChoosing}
          onClose={() => setIsChoosing(false)}
        />
      </OnceWanted>
    </>
  );
}
