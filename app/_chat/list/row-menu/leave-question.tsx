'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { errorMessage } from '../../../_client/rest/api-error.ts';
import { useToast } from '../../../_ui/layers/toast.tsx';
import { LeaveDialog } from '../../conversation/leave-dialog.tsx';
import { useLeaveRoom } from '../../conversation/use-leave-room.ts';

interface LeaveQuestionProps {
  /** The room to be left; null while nothing is asked. */
  readonly conversation: Conversation | null;
  /** Whether this page shows the room: then it goes to the others. */
  readonly isOpenHere: boolean;
  onClose(): void;
}

/** Asks before a room of the list is left. */
export function LeaveQuestion({ conversation, isOpenHere, onClose }: LeaveQuestionProps) {
  const router = useRouter();
  const toast = useToast();
  const leaveRoom = useLeaveRoom();
  const leave = (room: Conversation) => {
    onClose();
    leaveRoom(room)
      .then(() => {
        if (isOpenHere) router.push('/rooms' as Route);
      })
      .catch((thrown: unknown) => toast(`Not done — ${errorMessage(thrown)}`));
  };
  return <LeaveDialog conversation={conversation} onClose={onClose} onLeave={leave} />;
}
