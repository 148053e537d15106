'use client';

import { useActionState } from 'react';
import { leaveRoomAction } from '../_actions/rooms.ts';
import { Button } from '../_ui/form/button.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';

interface LeaveFormProps {
  readonly slug: string;
  /** The id of the room's name, read with the button. */
  readonly describedBy: string;
}

/** Leaves a room where no script runs; with one the room's details ask first. */
export function LeaveForm({ slug, describedBy }: LeaveFormProps) {
  const [state, action] = useActionState(leaveRoomAction, null);
  return (
    <form action={action} className="z-10 hidden shrink-0 noscript:block">
      <input type="hidden" name="slug" value={slug} />
      <Button type="submit" size="sm" aria-describedby={describedBy}>
        Leave
      </Button>
      {state?.ok === false && <StatusLine text={state.message} tone="danger" />}
    </form>
  );
}
