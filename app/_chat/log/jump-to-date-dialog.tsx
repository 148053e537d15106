'use client';

import type { FormEvent } from 'react';
import { Button } from '../../_ui/form/button.tsx';
import { TextField } from '../../_ui/form/text-field.tsx';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { useJumping } from '../conversation/jumping.ts';

interface JumpToDateDialogProps {
  readonly isOpen: boolean;
  /** When the conversation began (RFC 3339): no day before it is offered. */
  readonly from: string;
  onClose(): void;
}

/** Asks for a day and leads to its first message. */
export function JumpToDateDialog({ isOpen, from, onClose }: JumpToDateDialogProps) {
  const { jumpToDay } = useJumping();
  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const day = new FormData(event.currentTarget).get('day');
    if (typeof day !== 'string' || day === '') return;
    onClose();
    jumpToDay(day);
  };
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Jump to a date" className="max-w-80">
      {isOpen && (
        <form onSubmit={handleSubmit} className="flex items-end gap-2">
          <TextField
            label="Day"
            name="day"
            type="date"
            required
            min={dayOf(new Date(from))}
            max={dayOf(new Date())}
            defaultValue={dayOf(new Date())}
            className="grow"
          />
          <Button type="submit" variant="primary">
            Go
          </Button>
        </form>
      )}
    </Dialog>
  );
}

/** A day as a date field has it, by this device's calendar. */
function dayOf(time: Date): string {
  const pad = (number: number) => String(number).padStart(2, '0');
  return `${time.getFullYear()}-${pad(time.getMonth() + 1)}-${pad(time.getDate())}`;
}
