'use client';

import { PinOff } from 'lucide-react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { usePinned } from '../../_client/live/hooks.ts';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { Time } from '../../_ui/time/time.tsx';
import { canPinIn } from '../conversation/can-pin-in.ts';
import { useJumping } from '../conversation/jumping.ts';
import { useNames } from '../conversation/use-names.ts';
import { usePinnedLine } from '../pins/use-pinned-line.ts';
import { usePinning } from '../pins/use-pinning.ts';
import { DetailsSection } from './details-section.tsx';

/** The pinned messages in Details, the one pinned last first. A press leads to one. */
export function PinnedSection({ conversation }: { readonly conversation: Conversation }) {
  const pinned = usePinned(conversation.id, null);
  const { jumpTo } = useJumping();
  const { nameOf } = useNames(conversation);
  const pin = usePinning();
  const lineOf = usePinnedLine(conversation);
  const mayPin = canPinIn(conversation) && !conversation.isBlockedByMe;
  return (
    <DetailsSection title="Pinned messages">
      {pinned.length === 0 ? (
        <p className="text-14 text-ink-3">
          {mayPin ? 'None yet. A message is pinned from its menu.' : 'None yet.'}
        </p>
      ) : (
        <ul aria-label="Pinned messages" className="-mx-2">
          {pinned.map((message) => (
            <li key={message.id} className="flex items-center">
              <button
                type="button"
                onClick={() => void jumpTo(message.seq)}
                className="rounded-control hover:bg-hover flex min-h-11 min-w-0 grow flex-col justify-center px-2 py-1 text-start"
              >
                <span dir="auto" className="own-direction text-14 line-clamp-2 [overflow-wrap:anywhere]">
                  {lineOf(message)}
                </span>
                <span className="text-12 text-ink-3 max-w-full truncate tabular-nums">
                  <bdi>{nameOf(message.senderId)}</bdi> · <Time at={message.createdAt} />
                </span>
              </button>
              {mayPin && (
                <IconButton
                  label={`Unpin: ${lineOf(message)}`}
                  icon={PinOff}
                  onClick={() => void pin(message, false)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </DetailsSection>
  );
}
