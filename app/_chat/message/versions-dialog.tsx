'use client';

import clsx from 'clsx';
import type { Message, MessageVersion } from '@/lib/contract/conversations/message.ts';
import { call } from '../../_client/rest/call.ts';
import { RequestResult } from '../../_client/rest/request-result.tsx';
import { useRequest } from '../../_client/rest/use-request.ts';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { longWordClass } from '../../_ui/text/long-word.ts';
import { Time } from '../../_ui/time/time.tsx';

interface VersionsDialogProps {
  readonly message: Message | null;
  onClose(): void;
}

/** What a message said before it was edited, newest first. */
export function VersionsDialog({ message, onClose }: VersionsDialogProps) {
  return (
    <Dialog isOpen={message !== null} onClose={onClose} title="Earlier versions">
      {message && <Versions message={message} />}
    </Dialog>
  );
}

function Versions({ message }: { readonly message: Message }) {
  const answer = useRequest(`${message.id} ${message.revision}`, () =>
    call('GET /messages/{id}/versions', { params: { id: message.id } }).then(({ items }) => items),
  );
  const now: MessageVersion = { body: message.body, at: message.editedAt ?? message.createdAt };
  return (
    <RequestResult answer={answer}>
      {(versions) => (
        <ol aria-label="Versions" className="flex max-h-96 flex-col gap-3 overflow-y-auto">
          {[...versions, now].reverse().map((version, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: versions differ only by their position
            <li key={index} className="rounded-card bg-hover px-3 py-2">
              <p className="text-13 text-ink-2">
                {index === 0 ? 'Now, since ' : 'Since '}
                <Time at={version.at} style="full" />
              </p>
              <p
                dir="auto"
                className={clsx(
                  'own-direction text-16 mt-1 whitespace-pre-wrap',
                  longWordClass(version.body),
                )}
              >
                {version.body}
              </p>
            </li>
          ))}
        </ol>
      )}
    </RequestResult>
  );
}
