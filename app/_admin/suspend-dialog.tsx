'use client';

import type { FormEvent } from 'react';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { Button } from '../_ui/form/button.tsx';
import { TextField } from '../_ui/form/text-field.tsx';
import { Dialog } from '../_ui/layers/dialog.tsx';

interface SuspendDialogProps {
  readonly isOpen: boolean;
  /** A person, or how many. */
  readonly name: string;
  readonly onClose: () => void;
  readonly onSuspend: (reason: string) => void;
}

/** Asks why a person is suspended. */
export function SuspendDialog({ isOpen, name, onClose, onSuspend }: SuspendDialogProps) {
  const suspend = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSuspend(String(new FormData(event.currentTarget).get('reason') ?? ''));
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={`Suspend ${isolate(name)}?`}
      description="Within a second they are signed out everywhere, and cannot sign in until you end it. What they wrote stays."
    >
      <form onSubmit={suspend} className="flex flex-col gap-4">
        <TextField
          label="Reason"
          name="reason"
          maxLength={500}
          autoComplete="off"
          hint="Administrators see it."
          data-autofocus
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="danger">
            Suspend
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
