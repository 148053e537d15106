import { UsersRound } from 'lucide-react';
import { EmptyState } from '../_ui/layout/empty-state.tsx';
import { InviteButton } from './invite-button.tsx';

/** No one else is here yet: how others join. */
export function FirstHere() {
  return (
    <EmptyState
      icon={UsersRound}
      title="You are the first here"
      className="py-16"
      action={<InviteButton isMain />}
    >
      Others join by a link that you hand on. They appear here at once.
    </EmptyState>
  );
}
