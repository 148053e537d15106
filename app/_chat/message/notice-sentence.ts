import type { Notice } from '@/lib/contract/notices/notice.ts';

const REASONS: Readonly<Record<Notice['why'], string>> = {
  direct: 'it is a direct message',
  mention: 'you are mentioned',
  reply: 'it answers a message of yours',
  all: 'you chose all messages of this room',
  urgent: 'its sender asked to notify you in your quiet hours',
  own: 'you wrote it',
  event: 'it is a line about the room',
  deleted: 'it was deleted or taken back before',
  blocked: 'one of you blocks the other',
  nothing: 'this conversation notifies you of nothing',
  hidden: 'you have hidden this conversation',
  muted: 'this conversation was muted',
  mentions_only: 'this room notifies you of mentions and replies only',
  read: 'you had read it before',
  open: 'it was in front of you',
};

const NOTIFYING: ReadonlySet<Notice['why']> = new Set(['direct', 'mention', 'reply', 'all', 'urgent']);

/** "You were notified because you are mentioned." */
export function noticeSentence({ why, what, devices, at }: Notice): string {
  const reason = REASONS[why];
  if (what === 'pushed') return `You were notified because ${reason}.`;
  if (what === 'shown') return `It was shown in the page that you had open, because ${reason}.`;
  if (what === 'held')
    return `It would notify you because ${reason}. It waits: for another device in use, or in your quiet hours.`;
  if (!NOTIFYING.has(why))
    return `You were not notified: ${reason}${at === null ? ', by today’s settings' : ''}.`;
  if (devices.length > 0)
    return `It would have notified you because ${reason}, but reached none of your devices.`;
  return `Only open pages notified you, because ${reason}: none of your devices takes notifications while Parley is closed.`;
}
