import type { Conversation } from '../../../lib/contract/conversations/conversation.ts';
import { distinctName } from '../live/look-alikes.ts';
import type { LiveState } from '../state/live-state.ts';
import type { LiveStore } from '../state/live-store.ts';
import { readNoticeChoice, readPermission } from './notice-permission.ts';
import { decideNews, type News, newsOf, noticeOf } from './notice-rules.ts';
import { closeNotices, type OpenNotice, showNotice, shownConversationIds } from './notice-screen.ts';

/** Longer than a message must be in view to be read, and its receipt takes: what is read elsewhere gets no notice here. */
const WAIT_MS = 1500;

export interface NoticeNeeds {
  readonly store: LiveStore;
  /** Resolves to whether a page of this browser shows the conversation and has the focus. */
  isOpenSomewhere(conversationId: string): Promise<boolean>;
  /** Resolves to whose message this is; null when it cannot be known. */
  senderOf(messageId: string): Promise<string | null>;
  /** The person pressed a notice. */
  onOpen(conversationId: string): void;
}

/**
 * Notices of the desktop while a page is open: one for each conversation, updated in place, and closed as soon as it is
 * read on any page or device. Follows the store until the returned function is called.
 */
export function showNotices({ store, isOpenSomewhere, senderOf, onOpen }: NoticeNeeds): () => void {
  const shown = new Map<string, { readonly notice: OpenNotice; readonly seq: number }>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  let before = store.getState().conversations;

  const close = (id: string) => {
    shown.get(id)?.notice.close();
    shown.delete(id);
  };

  /** Whether this page notifies of it as things are now. */
  const isWanted = (news: News, answersMe: boolean, isOpen: boolean) => {
    const { conversations, me, blockedIds } = store.getState();
    const conversation = conversations.byId.get(news.conversationId);
    if (!conversation || !readNoticeChoice().isOn) return false;
    return (
      decideNews(conversation, news, { me, blockedIds, answersMe, isOpen, now: new Date() }).what === 'notify'
    );
  };

  const notify = async (news: News) => {
    const { conversationId: id, replyToId } = news;
    const isOpen = await isOpenSomewhere(id);
    let answersMe = false;
    if (!isWanted(news, false, isOpen)) {
      // Whom it answers matters only now, and may have to be asked for.
      if (replyToId === null || !isWanted(news, true, isOpen)) return;
      answersMe = await isMine(id, replyToId, store.getState(), senderOf);
    }
    const conversation = store.getState().conversations.byId.get(id);
    if (!conversation || !isWanted(news, answersMe, isOpen)) return;
    const text = textOf(conversation, store.getState());
    const notice = await showNotice({ conversationId: id, ...text }, () => {
      window.focus();
      onOpen(id);
      close(id);
    });
    if (notice) shown.set(id, { notice, seq: news.seq });
  };

  const check = () => {
    const { conversations, me } = store.getState();
    if (conversations === before) return;
    const past = before;
    before = conversations;
    for (const [id, { seq }] of shown) {
      const conversation = conversations.byId.get(id);
      if (!conversation || conversation.unreadCount === 0 || conversation.lastReadSeq >= seq) close(id);
    }
    if (readPermission() !== 'granted') return;
    const newestAt = newestActivity(past.ordered);
    for (const conversation of conversations.ordered) {
      const held = past.byId.get(conversation.id);
      if (held === conversation) continue;
      // A push may have been shown while no page was open.
      if (held && held.unreadCount > 0 && conversation.unreadCount === 0) void closeNotices(conversation.id);
      // One that was not listed before is new only if it is newer than all that was.
      const isOld = !held && conversation.activityAt < newestAt;
      const news = isOld ? null : newsOf(held, conversation, me.id);
      if (!news || !isWanted(news, news.replyToId !== null, false)) continue;
      clearTimeout(waiting.get(news.conversationId));
      const timer = setTimeout(() => {
        waiting.delete(news.conversationId);
        void notify(news);
      }, WAIT_MS);
      waiting.set(news.conversationId, timer);
    }
  };

  const closeRead = async () => {
    const { ordered } = store.getState().conversations;
    const read = ordered.filter(({ unreadCount }) => unreadCount === 0).map(({ id }) => id);
    for (const id of await shownConversationIds(read)) await closeNotices(id);
  };

  void closeRead();
  const unsubscribe = store.subscribe(check);
  const closeAll = () => {
    for (const id of [...shown.keys()]) close(id);
  };
  window.addEventListener('pagehide', closeAll);
  return () => {
    unsubscribe();
    window.removeEventListener('pagehide', closeAll);
    for (const timer of waiting.values()) clearTimeout(timer);
    closeAll();
  };
}

async function isMine(
  conversationId: string,
  messageId: string,
  { me, threads }: LiveState,
  senderOf: NoticeNeeds['senderOf'],
): Promise<boolean> {
  const held = threads.get(conversationId)?.thread.items.find(({ id }) => id === messageId);
  return (held?.senderId ?? (await senderOf(messageId))) === me.id;
}

function textOf(conversation: Conversation, state: LiveState): { title: string; body: string } {
  return noticeOf(conversation, (member) =>
    distinctName(state.people.byId.get(member.userId) ?? { ...member, id: member.userId }, state),
  );
}

function newestActivity(conversations: readonly Conversation[]): string {
  let newest = '';
  for (const { activityAt } of conversations) if (activityAt > newest) newest = activityAt;
  return newest;
}
