'use client';

import { useEffect, useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import type { Quiet } from '@/lib/contract/notices/notice.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { Button } from '../../_ui/form/button.tsx';
import { useTimeFormat } from '../../_ui/time/time-format-context.ts';
import { otherMember } from '../conversation/conversation-name.ts';

/** How often it is asked whether it is quiet for the other person, while the conversation is open. */
const ASK_MS = 60_000;

interface QuietLineProps {
  readonly conversation: Conversation;
  nameOf(userId: string): string;
}

/** Over the composer of a direct conversation: that it is quiet for the other person, if they show it. */
export function QuietLine({ conversation, nameOf }: QuietLineProps) {
  const me = useMe();
  const format = useTimeFormat();
  const otherId = otherMember(conversation, me.id)?.userId ?? null;
  const quiet = useQuiet(otherId);
  if (otherId === null || quiet === null || quiet.until === null) return null;
  const { lastMessage } = conversation;
  const sent = lastMessage?.senderId === me.id && lastMessage.deletedAt === null ? lastMessage : null;
  return (
    <div className="text-13 text-ink-3 flex min-h-8 flex-wrap items-center gap-x-2 px-4 pb-1">
      <span>
        {quiet.clock !== null && format.clockText(quiet.clock)} for <bdi>{nameOf(otherId)}</bdi>. It arrives
        silently.
      </span>
      {quiet.allowsUrgent && sent && <NotifyAnyway key={sent.id} messageId={sent.id} />}
    </div>
  );
}

/** Null while it is not known. */
function useQuiet(userId: string | null): Quiet | null {
  const [found, setFound] = useState<{ readonly of: string; readonly quiet: Quiet } | null>(null);
  useEffect(() => {
    if (userId === null) return;
    let isWanted = true;
    const ask = () => {
      if (document.visibilityState !== 'visible') return;
      call('GET /users/{id}/quiet', { params: { id: userId } }).then(
        (quiet) => isWanted && setFound({ of: userId, quiet }),
        // A courtesy: without an answer nothing is said.
        () => undefined,
      );
    };
    ask();
    const timer = setInterval(ask, ASK_MS);
    document.addEventListener('visibilitychange', ask);
    return () => {
      isWanted = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [userId]);
  return found !== null && found.of === userId ? found.quiet : null;
}

function NotifyAnyway({ messageId }: { readonly messageId: string }) {
  const [said, setSaid] = useState('');
  const handlePress = () => {
    setSaid('Notifying…');
    call('POST /messages/{id}/notice', { params: { id: messageId }, body: {} }).then(
      () => setSaid('Notified.'),
      (thrown: unknown) => setSaid(errorMessage(thrown)),
    );
  };
  return (
    <>
      {said === '' && (
        <Button variant="quiet" size="sm" onClick={handlePress}>
          Notify anyway
        </Button>
      )}
      <span role="status">{said}</span>
    </>
  );
}
