import type { Message } from '../../lib/contract/message.ts';
import { isMuted } from './conversation-list.ts';
import type { LiveStore } from './live-store.ts';

/** By then another device on which somebody looks has said that it was read. */
const WAIT_MS = 1200;
const TEXT_MAX = 140;
const ASKED = 'parley:notices-asked';

/** Asks, once on this device, whether notices may be shown; to be called when somebody has sent a message. */
export function askForNotices(): void {
  if (!('Notification' in window) || Notification.permission !== 'default') return;
  try {
    if (localStorage.getItem(ASKED) !== null) return;
    localStorage.setItem(ASKED, 'yes');
  } catch {
    // Without a memory it would be asked after every message.
    return;
  }
  void Notification.requestPermission();
}

export interface Notices {
  /** A message came: shown when this person wants to be told and nobody has read it within a moment. */
  arrive(message: Message, senderName: string): void;
  stop(): void;
}

interface NoticesNeeds {
  readonly store: LiveStore;
  isLookedAt(conversationId: string): boolean;
  /** Somebody pressed a notice. */
  onOpen(conversationId: string): void;
}

/** Notices of the desktop while a page is open: one for each conversation, closed as soon as it is read anywhere. */
export function createNotices({ store, isLookedAt, onOpen }: NoticesNeeds): Notices {
  const shown = new Map<string, { notice: Notification; seq: number }>();
  const waiting = new Set<ReturnType<typeof setTimeout>>();

  const close = (conversationId: string) => {
    shown.get(conversationId)?.notice.close();
    shown.delete(conversationId);
  };

  const show = (message: Message, senderName: string) => {
    const { conversationId, seq } = message;
    const conversation = store.getState().conversations.byId.get(conversationId);
    if (!conversation || conversation.lastReadSeq >= seq || isLookedAt(conversationId)) return;
    const isRoom = conversation.kind === 'room';
    try {
      const notice = new Notification(isRoom ? `${senderName} in ${conversation.name}` : senderName, {
        body: [...message.body].slice(0, TEXT_MAX).join(''),
        tag: conversationId,
        icon: '/apple-icon.png',
      });
      notice.onclick = () => {
        window.focus();
        onOpen(conversationId);
        close(conversationId);
      };
      shown.set(conversationId, { notice, seq });
    } catch {
      // Phones show notices through a service worker only; there the page's own signs remain.
    }
  };

  const unsubscribe = store.subscribe(() => {
    const { byId } = store.getState().conversations;
    for (const [id, { seq }] of shown) if ((byId.get(id)?.lastReadSeq ?? seq) >= seq) close(id);
  });

  return {
    arrive(message, senderName) {
      if (!('Notification' in window) || Notification.permission !== 'granted') return;
      if (!isWanted(store, message)) return;
      const timer = setTimeout(() => {
        waiting.delete(timer);
        show(message, senderName);
      }, WAIT_MS);
      waiting.add(timer);
    },
    stop() {
      unsubscribe();
      for (const timer of waiting) clearTimeout(timer);
      for (const id of [...shown.keys()]) close(id);
    },
  };
}

function isWanted(store: LiveStore, message: Message): boolean {
  const { conversations, me } = store.getState();
  const conversation = conversations.byId.get(message.conversationId);
  if (!conversation || isMuted(conversation, new Date())) return false;
  return conversation.notify === 'all' || message.mentions.includes(me.id);
}
