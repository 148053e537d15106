'use client';

import { Pencil, Reply, X } from 'lucide-react';
import { useQuoted } from '../../_client/live/hooks.ts';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { useComposing } from '../conversation/composing.ts';
import { oneLine } from '../text/one-line.ts';

interface ComposerHeadProps {
  readonly conversationId: string;
  readonly isEditing: boolean;
  onCancelEdit(): void;
  nameOf(userId: string): string;
}

/** Over the composer: which message is edited or answered, and the way out of it. */
export function ComposerHead({ conversationId, isEditing, onCancelEdit, nameOf }: ComposerHeadProps) {
  const { replyToId, reply } = useComposing();
  if (isEditing) {
    return (
      <div className="text-14 text-ink-2 flex items-center gap-2 pb-1 pl-4">
        <Pencil aria-hidden size={16} strokeWidth={1.75} />
        <span className="grow">Editing a message</span>
        <IconButton label="Cancel edit" keys="Esc" icon={X} onClick={onCancelEdit} />
      </div>
    );
  }
  if (replyToId === null) return null;
  return (
    <div className="text-14 text-ink-2 flex items-center gap-2 pb-1 pl-4">
      <Reply aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
      <Answered conversationId={conversationId} id={replyToId} nameOf={nameOf} />
      <IconButton label="Cancel reply" keys="Esc" icon={X} onClick={() => reply(null)} />
    </div>
  );
}

interface AnsweredProps {
  readonly conversationId: string;
  readonly id: string;
  nameOf(userId: string): string;
}

function Answered({ conversationId, id, nameOf }: AnsweredProps) {
  const quoted = useQuoted(conversationId, id);
  return (
    <p className="min-w-0 grow truncate">
      {quoted ? (
        <>
          Reply to <bdi className="font-medium">{nameOf(quoted.senderId)}</bdi>: <bdi>{oneLine(quoted)}</bdi>
        </>
      ) : (
        'Reply'
      )}
    </p>
  );
}
