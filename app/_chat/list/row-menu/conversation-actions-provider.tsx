'use client';

import { type ReactNode, Suspense, useCallback, useMemo, useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { useLiveClient } from '../../../_client/live/live-context.ts';
import { markWholeRead } from '../../../_client/live/mark-whole-read.ts';
import { errorMessage } from '../../../_client/rest/api-error.ts';
import type { MenuPlace } from '../../../_ui/layers/menu-place.ts';
import { OnceWanted } from '../../../_ui/layers/once-wanted.tsx';
import { useToast } from '../../../_ui/layers/toast.tsx';
import { loadLater } from '../../../_ui/layout/load-later.ts';
import { useTimeFormat } from '../../../_ui/time/time-format-context.ts';
import { mutedLabel } from '../../conversation/mute-times.ts';
import { saveMembership } from '../../conversation/save-membership.ts';
import { usePinToTop } from '../../conversation/use-pin-to-top.ts';
import { type ConversationActions, ConversationActionsContext } from './conversation-actions.ts';

const ConversationMenuLayer = loadLater(() =>
  import('./conversation-menu-layer.tsx').then((loaded) => loaded.ConversationMenuLayer),
);
const MuteDialog = loadLater(() => import('./mute-dialog.tsx').then((loaded) => loaded.MuteDialog));
const LeaveQuestion = loadLater(() => import('./leave-question.tsx').then((loaded) => loaded.LeaveQuestion));

interface ConversationActionsProviderProps {
  readonly openId: string | null;
  readonly children: ReactNode;
}

type Asked = { readonly what: 'mute' | 'leave'; readonly conversation: Conversation };

/** What the rows of the list can do, their menu, and the questions that belong to it. */
export function ConversationActionsProvider({ openId, children }: ConversationActionsProviderProps) {
  const client = useLiveClient();
  const toast = useToast();
  const format = useTimeFormat();
  const setPinned = usePinToTop();
  const [menu, setMenu] = useState<{ readonly id: string; readonly place: MenuPlace } | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const closeMenu = useCallback(() => setMenu(null), []);
  const close = () => setAsked(null);

  const actions = useMemo<ConversationActions>(() => {
    const refused = (thrown: unknown) => toast(`Not saved — ${errorMessage(thrown)}`);
    const mute = (conversation: Conversation, until: string | null): void => {
      const undo = { label: 'Undo', run: () => mute(conversation, conversation.mutedUntil) };
      saveMembership(client.store, conversation.id, { mutedUntil: until })
        .then(() =>
          toast(until === null ? 'Not muted any more.' : `${mutedLabel(until, new Date(), format)}.`, undo),
        )
        .catch(refused);
    };
    return {
      openMenu: (id, place) => setMenu({ id, place }),
      setPinned,
      markRead: (conversation) => markWholeRead(client, conversation),
      markUnread: ({ id, lastMessage }) => {
        if (lastMessage) client.messageActions.markUnread(id, lastMessage.seq).catch(refused);
      },
      askHowLong: (conversation) => setAsked({ what: 'mute', conversation }),
      mute,
      askToLeave: (conversation) => setAsked({ what: 'leave', conversation }),
    };
  }, [client, toast, setPinned, format]);

  return (
    <ConversationActionsContext value={actions}>
      {children}
      {menu && (
        <Suspense fallback={null}>
          <ConversationMenuLayer {...menu} onClose={closeMenu} />
        </Suspense>
      )}
      <OnceWanted isWanted={asked?.what === 'mute'}>
        <MuteDialog
          conversation={asked?.what === 'mute' ? asked.conversation : null}
          onClose={close}
          onMute={(conversation, until) => {
            close();
            actions.mute(conversation, until);
          }}
        />
      </OnceWanted>
      <OnceWanted isWanted={asked?.what === 'leave'}>
        <LeaveQuestion
          conversation={asked?.what === 'leave' ? asked.conversation : null}
          isOpenHere={asked?.conversation.id === openId}
          onClose={close}
        />
      </OnceWanted>
    </ConversationActionsContext>
  );
}
