'use client';

import { CloudAlert } from 'lucide-react';
import { Button } from '../../../_ui/form/button.tsx';
import { EmptyState } from '../../../_ui/layout/empty-state.tsx';

interface ConversationErrorProps {
  readonly reset: () => void;
}

/** A conversation that cannot be shown leaves the list beside it as it is. */
export default function ConversationError({ reset }: ConversationErrorProps) {
  return (
    <div className="grid h-full place-items-center">
      <EmptyState
        icon={CloudAlert}
        title="Could not show this conversation"
        action={
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
        }
      >
        Nothing you wrote is lost.
      </EmptyState>
    </div>
  );
}
