import { expect, test } from 'vitest';
import {
  ACTIVE_WAIT_MS,
  decideNotice,
  type NoticeClock,
  type NoticeMember,
  type NoticeMessage,
  type NoticePresence,
  type NoticeSettings,
} from './decide-notice.ts';

const now = new Date('2026-05-04T21:00:00Z');
const night = { from: '20:00', to: '07:00' };
const quietHours = {
  timeZone: 'UTC',
  days: { mon: night, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null },
  isShownToSenders: true,
  allowsUrgent: true,
};
const later = (ms: number) => new Date(now.getTime() + ms);

interface Case {
  readonly member?: Partial<NoticeMember>;
  readonly message?: Partial<NoticeMessage>;
  readonly presence?: Partial<NoticePresence>;
  readonly settings?: Partial<NoticeSettings>;
  readonly clock?: Partial<NoticeClock>;
}

function decide({ member, message, presence, settings, clock }: Case) {
  return decideNotice(
    {
      userId: 'me',
      kind: 'direct',
      notify: 'all',
      mutedUntil: null,
      readSeq: 4,
      isBlocked: false,
      ...member,
    },
    {
      seq: 5,
      senderId: 'ben',
      mentions: [],
      answersUserId: null,
      isEvent: false,
      isDeleted: false,
      isUrgent: false,
      ...message,
    },
    { isOpen: false, isActive: false, ...presence },
    { quietHours: null, ...settings },
    { now, waitedMs: 0, ...clock },
  );
}

const room = { kind: 'room', notify: 'mentions' } as const;
const inAll = { kind: 'room', notify: 'all' } as const;
const mention = { mentions: ['ida', 'me'] };
const reply = { answersUserId: 'me' };

const cases: readonly (readonly [string, Case, ReturnType<typeof decideNotice>])[] = [
  ['a direct message notifies', {}, { what: 'notify', why: 'direct' }],
  ['a mention in a room does', { member: room, message: mention }, { what: 'notify', why: 'mention' }],
  ['so does a reply to them', { member: room, message: reply }, { what: 'notify', why: 'reply' }],
  [
    'a mention counts before a reply',
    { member: room, message: { ...mention, ...reply } },
    { what: 'notify', why: 'mention' },
  ],
  [
    'a reply to another person does not',
    { member: room, message: { answersUserId: 'ida' } },
    { what: 'none', why: 'mentions_only' },
  ],
  ['other messages of a room do not', { member: room }, { what: 'none', why: 'mentions_only' }],
  ['but in a room that was chosen', { member: inAll }, { what: 'notify', why: 'all' }],
  ['where a mention stays one', { member: inAll, message: mention }, { what: 'notify', why: 'mention' }],
  [
    'a direct conversation may be set to mentions',
    { member: { notify: 'mentions' } },
    { what: 'none', why: 'mentions_only' },
  ],
  ['one’s own message never does', { message: { senderId: 'me', ...mention } }, { what: 'none', why: 'own' }],
  [
    'nor a line about the room',
    { member: inAll, message: { isEvent: true } },
    { what: 'none', why: 'event' },
  ],
  ['nor one that was deleted', { message: { isDeleted: true } }, { what: 'none', why: 'deleted' }],
  ['nor one of who is blocked', { member: { isBlocked: true } }, { what: 'none', why: 'blocked' }],
  [
    'nothing means no mention either',
    { member: { notify: 'nothing' }, message: mention },
    { what: 'none', why: 'nothing' },
  ],
  [
    'nor does one that is hidden',
    { member: { notify: 'hidden' }, message: mention },
    { what: 'none', why: 'hidden' },
  ],
  [
    'everyone in a room is mentioned',
    { member: room, message: { mentionGroup: 'all' } },
    { what: 'notify', why: 'mention' },
  ],
  [
    'of those who are here it says who they are',
    { member: room, message: { mentionGroup: 'here' } },
    { what: 'none', why: 'mentions_only' },
  ],
  ['so does muted', { member: { mutedUntil: later(1) }, message: mention }, { what: 'none', why: 'muted' }],
  ['until it ends', { member: { mutedUntil: now } }, { what: 'notify', why: 'direct' }],
  ['what was read does not', { member: { readSeq: 5 } }, { what: 'none', why: 'read' }],
  ['nor what is in front of them', { presence: { isOpen: true } }, { what: 'none', why: 'open' }],
  [
    'it waits while another device is in use',
    { presence: { isActive: true } },
    { what: 'wait', why: 'direct', until: later(ACTIVE_WAIT_MS) },
  ],
  [
    'for what is left of the time',
    { presence: { isActive: true }, clock: { waitedMs: 3_000 } },
    { what: 'wait', why: 'direct', until: later(ACTIVE_WAIT_MS - 3_000) },
  ],
  [
    'and then notifies',
    { presence: { isActive: true }, clock: { waitedMs: ACTIVE_WAIT_MS } },
    { what: 'notify', why: 'direct' },
  ],
  [
    'in quiet hours it is held until they end',
    { settings: { quietHours } },
    { what: 'hold', why: 'direct', until: new Date('2026-05-05T07:00:00Z') },
  ],
  [
    'also while another device is in use',
    { settings: { quietHours }, presence: { isActive: true } },
    { what: 'hold', why: 'direct', until: new Date('2026-05-05T07:00:00Z') },
  ],
  [
    'unless the sender asked to notify all the same',
    { settings: { quietHours }, message: { isUrgent: true } },
    { what: 'notify', why: 'urgent' },
  ],
  [
    'which does not help one who is blocked',
    { settings: { quietHours }, message: { isUrgent: true }, member: { isBlocked: true } },
    { what: 'none', why: 'blocked' },
  ],
  [
    'what is muted is not held',
    { settings: { quietHours }, member: { mutedUntil: later(1) } },
    { what: 'none', why: 'muted' },
  ],
];

test.each(cases)('%s', (_name, given, decision) => {
  expect(decide(given)).toEqual(decision);
});
