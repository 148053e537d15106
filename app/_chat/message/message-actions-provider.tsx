'use client';

import { type ReactNode, Suspense, useCallback, useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { useOutbox } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { useSaving } from '../../_client/live/use-saving.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { copyText } from '../../_ui/form/copy-text.ts';
import { OnceWanted } from '../../_ui/layers/once-wanted.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';
import { loadLater } from '../../_ui/layout/load-later.ts';
import { canPinIn } from '../conversation/can-pin-in.ts';
import { storedEdit, useComposing } from '../conversation/composing.ts';
import { usePinning } from '../pins/use-pinning.ts';
import { type MessageActions, MessageActionsContext } from './actions/message-actions.ts';
import type { MessageMenuLayerProps } from './actions/message-menu-layer.tsx';
import { useShowOriginal } from './actions/use-show-original.ts';

const DeleteDialog = loadLater(() => import('./delete-dialog.tsx').then((loaded) => loaded.DeleteDialog));
const ForwardDialog = loadLater(() =>
  import('../forward/forward-dialog.tsx').then((loaded) => loaded.ForwardDialog),
);
const MessageMenuLayer = loadLater(() =>
  import('./actions/message-menu-layer.tsx').then((loaded) => loaded.MessageMenuLayer),
);
const ReactionPicker = loadLater(() =>
  import('./reactions/reaction-picker.tsx').then((loaded) => loaded.ReactionPicker),
);
const ReceiptsDialog = loadLater(() =>
  import('./receipts-dialog.tsx').then((loaded) => loaded.ReceiptsDialog),
);
const ReactionsDialog = loadLater(() =>
  import('./reactions/reactions-dialog.tsx').then((loaded) => loaded.ReactionsDialog),
);
const ReportDialog = loadLater(() => import('./report-dialog.tsx').then((loaded) => loaded.ReportDialog));
const VersionsDialog = loadLater(() =>
  import('./versions-dialog.tsx').then((loaded) => loaded.VersionsDialog),
);

interface MessageActionsProviderProps {
  readonly conversation: Conversation;
  nameOf(userId: string): string;
  jumpTo(seq: number): void;
  readonly children: ReactNode;
}

type Open = {
  readonly what: 'delete' | 'forward' | 'react' | 'reactions' | 'versions' | 'receipts' | 'report';
  readonly message: Message;
  /** The reaction that was asked for. */
  readonly emoji?: string | undefined;
};

/** What the rows of a log can do, and the dialogs that belong to it. */
export function MessageActionsProvider({
  conversation,
  nameOf,
  jumpTo,
  children,
}: MessageActionsProviderProps) {
  const { messageActions } = useLiveClient();
  const outbox = useOutbox();
  const toast = useToast();
  const pin = usePinning();
  const save = useSaving();
  const showOriginal = useShowOriginal(conversation.id, jumpTo);
  const { setEditing, reply } = useComposing();
  const [open, setOpen] = useState<Open | null>(null);
  const menu = useMenuLayer();
  const copying = useCopying();
  const close = () => setOpen(null);
  const messageOf = (what: Open['what']) => (open?.what === what ? open.message : null);

  const refused = (what: string) => (thrown: unknown) => toast(`${what} — ${errorMessage(thrown)}`);

  const actions: MessageActions = {
    openMenu: menu.open,
    reply,
    ...copying,
    edit: (message) => setEditing(storedEdit(message)),
    removePreview: useRemovingPreview(),
    remove: (message) => setOpen({ what: 'delete', message }),
    undo: (message) =>
      void messageActions
        .undo(message.id)
        // What was forwarded are not one's own words, to go on with.
        .then(() => message.forwarded === undefined && setEditing({ ...message, kind: 'undone' }))
        .catch(refused('Not taken back')),
    react: (message, emoji, isOn) =>
      messageActions.react(message.id, emoji, isOn).catch(refused('No reaction')),
    pickReaction: (message) => setOpen({ what: 'react', message }),
    showReactions: (message, emoji) => setOpen({ what: 'reactions', message, emoji }),
    forward: (message) => setOpen({ what: 'forward', message }),
    showOriginal: (forwarded) => void showOriginal(forwarded),
    save: (message, isOn) => void save(message, isOn),
    mayPin: canPinIn(conversation),
    pin: (message, isOn) => void pin(message, isOn),
    markUnread: (message) =>
      void messageActions
        .markUnread(message.conversationId, message.seq)
        .then(() => toast('Unread from there on.'))
        .catch(refused('Not marked')),
    report: (message) => setOpen({ what: 'report', message }),
    showVersions: (message) => setOpen({ what: 'versions', message }),
    showReceipts: (message) => setOpen({ what: 'receipts', message }),
    jumpTo,
    retry: (clientId) => void outbox.retry(clientId),
    editUnsent: (clientId) =>
      void outbox.edit(clientId).then((unsent) => unsent && setEditing({ kind: 'unsent', ...unsent })),
    discard: (clientId) => void outbox.discard(clientId),
  };

  return (
    <MessageActionsContext value={actions}>
      {children}
      {menu.layer}
      <OnceWanted isWanted={open?.what === 'delete'}>
        <DeleteDialog
          message={messageOf('delete')}
          onClose={close}
          onDelete={(message) => {
            close();
            messageActions.remove(message.id).catch(refused('Not deleted'));
          }}
        />
      </OnceWanted>
      <OnceWanted isWanted={open?.what === 'forward'}>
        <ForwardDialog message={messageOf('forward')} nameOf={nameOf} onClose={close} />
      </OnceWanted>
      <OnceWanted isWanted={open?.what === 'react'}>
        <ReactionPicker
          isOpen={open?.what === 'react'}
          onClose={close}
          onPick={(emoji) => {
            close();
            if (open) void actions.react(open.message, emoji, true);
          }}
        />
      </OnceWanted>
      <OnceWanted isWanted={open?.what === 'reactions'}>
        <ReactionsDialog
          message={messageOf('reactions')}
          first={open?.emoji}
          nameOf={nameOf}
          onClose={close}
        />
      </OnceWanted>
      <OnceWanted isWanted={open?.what === 'versions'}>
        <VersionsDialog message={messageOf('versions')} onClose={close} />
      </OnceWanted>
      <OnceWanted isWanted={open?.what === 'report'}>
        <ReportDialog
          message={messageOf('report')}
          onClose={close}
          onReported={() => {
            close();
            toast('Reported to the administrators.');
          }}
        />
      </OnceWanted>
      <OnceWanted isWanted={open?.what === 'receipts'}>
        <ReceiptsDialog
          message={messageOf('receipts')}
          conversation={conversation}
          nameOf={nameOf}
          onClose={close}
        />
      </OnceWanted>
    </MessageActionsContext>
  );
}

/** The menu of a message without its button, which is fetched when it is first asked for. */
function useMenuLayer(): { readonly open: MessageActions['openMenu']; readonly layer: ReactNode } {
  const [menu, setMenu] = useState<Omit<MessageMenuLayerProps, 'onClose'> | null>(null);
  const close = useCallback(() => setMenu(null), []);
  return {
    open: (on, place) => setMenu({ on, place }),
    layer: menu && (
      <Suspense fallback={null}>
        <MessageMenuLayer {...menu} onClose={close} />
      </Suspense>
    ),
  };
}

function useRemovingPreview(): MessageActions['removePreview'] {
  const { messageActions } = useLiveClient();
  const toast = useToast();
  return ({ id }) =>
    void messageActions
      .removePreview(id)
      .then(() => toast('Preview removed.'))
      .catch((thrown: unknown) => toast(`Preview not removed — ${errorMessage(thrown)}`));
}

/** Copies a message, or the address at which it opens among its neighbours. */
function useCopying(): Pick<MessageActions, 'copy' | 'copyLink'> {
  const toast = useToast();
  return {
    async copy({ body }) {
      toast((await copyText(body)) ? 'Copied.' : 'The browser did not let the text be copied.');
    },
    async copyLink({ conversationId, seq }) {
      const { href } = new URL(`/chat/${conversationId}?message=${seq}`, window.location.href);
      toast((await copyText(href)) ? 'Link copied.' : 'The browser did not let the link be copied.');
    },
  };
}
