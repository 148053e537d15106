'use client';

import { Ban } from 'lucide-react';
import { useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { Button } from '../../_ui/form/button.tsx';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { StatusLine } from '../../_ui/layout/status-line.tsx';
import { otherMember } from '../conversation/conversation-name.ts';

/** Blocks the other person of a direct conversation, or takes that back. */
export function BlockSection({ conversation }: { readonly conversation: Conversation }) {
  const other = otherMember(conversation, useMe().id);
  const [isAsking, setIsAsking] = useState(false);
  const [failure, setFailure] = useState('');
  if (!other) return null;
  const { userId, displayName } = other;
  const attempt = (work: Promise<unknown>) => {
    setIsAsking(false);
    setFailure('');
    work.catch((thrown: unknown) => setFailure(`Not done — ${errorMessage(thrown)}`));
  };
  return (
    <div className="border-line flex flex-col items-center gap-2 border-t px-4 py-4">
      {conversation.isBlockedByMe ? (
        <Button
          size="sm"
          onClick={() => attempt(call('DELETE /users/{id}/block', { params: { id: userId } }))}
        >
          Unblock
        </Button>
      ) : (
        <Button size="sm" onClick={() => setIsAsking(true)}>
          <Ban aria-hidden size={16} strokeWidth={1.75} /> Block <bdi>{displayName}</bdi>
        </Button>
      )}
      <StatusLine tone="danger" text={failure} />
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={`Block ${isolate(displayName)}?`}
        description="Neither of you can write to the other here, and neither sees when the other is online or typing. In rooms their messages are folded for you. They are not told."
        footer={
          <>
            <Button onClick={() => setIsAsking(false)}>Cancel</Button>
            <Button
              variant="danger"
              onClick={() => attempt(call('PUT /users/{id}/block', { params: { id: userId } }))}
            >
              Block
            </Button>
          </>
        }
      />
    </div>
  );
}
