'use client';

import { joinRoomAction } from '../_actions/rooms.ts';
import { useFormAction } from '../_actions/use-form-action.ts';
import { Button } from '../_ui/form/button.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';

interface JoinFormProps {
  readonly slug: string;
  /** The id of the room's name, read with the button. */
  readonly describedBy?: string;
  readonly size?: 'sm' | 'md';
}

/** Makes one a member of a public room and leads into it; also without a script. */
export function JoinForm({ slug, describedBy, size = 'sm' }: JoinFormProps) {
  const [state, action, isPending] = useFormAction(joinRoomAction);
  return (
    <form action={action} className="shrink-0">
      <input type="hidden" name="slug" value={slug} />
      <Button
        type="submit"
        size={size}
        variant={size === 'md' ? 'primary' : 'plain'}
        isBusy={isPending}
        aria-describedby={describedBy}
      >
        Join
      </Button>
      {state?.ok === false && <StatusLine text={state.message} tone="danger" />}
    </form>
  );
}
