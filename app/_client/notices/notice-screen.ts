import { noticeTag } from '../../../lib/contract/notices/notice-text.ts';
import { browserSubscription } from '../push/push.ts';
import { knownWorker } from '../push/worker.ts';
import { readNoticeChoice } from './notice-permission.ts';

export interface ShownNotice {
  readonly conversationId: string;
  readonly title: string;
  readonly body: string;
}

/** A notice that is shown. */
export interface OpenNotice {
  close(): void;
}

/**
 * Shows a notice outside the page. Where this device takes pushes its worker shows it, so that a push of the same conversation
 * takes its place; elsewhere the page does, and `onPress` says that it was pressed. Null where the browser shows none.
 */
export async function showNotice(notice: ShownNotice, onPress: () => void): Promise<OpenNotice | null> {
  const isPushed = (await browserSubscription()) !== null;
  return (isPushed ? null : showByPage(notice, onPress)) ?? (await showByWorker(notice));
}

/** Closes what is shown of a conversation, by whichever page or push. */
export async function closeNotices(conversationId: string): Promise<void> {
  const worker = await knownWorker();
  const shown = await worker?.getNotifications({ tag: noticeTag(conversationId) }).catch(() => []);
  for (const notice of shown ?? []) notice.close();
}

/** The conversations of which pushes are shown just now. */
export async function shownConversationIds(ids: readonly string[]): Promise<string[]> {
  const worker = await knownWorker();
  const shown = await worker?.getNotifications().catch(() => []);
  const tags = new Set(shown?.map(({ tag }) => tag));
  return ids.filter((id) => tags.has(noticeTag(id)));
}

function optionsOf({ conversationId, body }: ShownNotice): NotificationOptions {
  // The same tag: the next one replaces this one, without a second sound.
  return {
    body,
    tag: noticeTag(conversationId),
    icon: '/icon-192.png',
    silent: !readNoticeChoice().hasSound,
  };
}

function showByPage(notice: ShownNotice, onPress: () => void): OpenNotice | null {
  try {
    const shown = new Notification(notice.title, optionsOf(notice));
    shown.onclick = onPress;
    return shown;
  } catch {
    // Phones show notices through a worker only.
    return null;
  }
}

async function showByWorker(notice: ShownNotice): Promise<OpenNotice | null> {
  const worker = await knownWorker();
  if (!worker) return null;
  const data = { path: `/chat/${notice.conversationId}` };
  try {
    await worker.showNotification(notice.title, { ...optionsOf(notice), data });
  } catch {
    return null;
  }
  return { close: () => void closeNotices(notice.conversationId) };
}
