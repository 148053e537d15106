'use client';

import clsx from 'clsx';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { Button } from '../../_ui/form/button.tsx';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { longWordClass } from '../../_ui/text/long-word.ts';
import { writtenLine } from '../text/one-line.ts';

interface DeleteDialogProps {
  /** What is to be deleted; null while nothing is. */
  readonly message: Message | null;
  onClose(): void;
  onDelete(message: Message): void;
}

/** The question before a deletion, naming what is lost. */
export function DeleteDialog({ message, onClose, onDelete }: DeleteDialogProps) {
  return (
    <Dialog
      isOpen={message !== null}
      onClose={onClose}
      title="Delete for everyone"
      description="Its text, files and contact cards disappear for everyone here and cannot be brought back. A note stays that a message was here."
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="danger" onClick={() => message && onDelete(message)}>
            Delete message
          </Button>
        </>
      }
    >
      {message && (
        <p
          dir="auto"
          className={clsx(
            'own-direction rounded-card bg-hover text-16 text-ink-2 line-clamp-4 px-3 py-2 whitespace-pre-wrap',
            longWordClass(message.body),
          )}
        >
          {message.body || writtenLine(message)}
        </p>
      )}
    </Dialog>
  );
}
