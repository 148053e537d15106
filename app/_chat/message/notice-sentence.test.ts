import { expect, test } from 'vitest';
import type { Notice, NoticeDevice } from '@/lib/contract/notices/notice.ts';
import { noticeSentence } from './notice-sentence.ts';

const notice = (more: Partial<Notice>): Notice => ({
  why: 'mention',
  what: 'pushed',
  devices: [],
  at: '2026-05-03T10:00:00.000Z',
  heldUntil: null,
  ...more,
});
const phone = {
  device: 'iPhone',
  status: 'failed',
  code: 403,
  at: '2026-05-03T10:00:00.000Z',
} satisfies NoticeDevice;

const cases: [Partial<Notice>, string][] = [
  [{}, 'You were notified because you are mentioned.'],
  [{ what: 'shown' }, 'It was shown in the page that you had open, because you are mentioned.'],
  [{ what: 'none', why: 'muted' }, 'You were not notified: this conversation was muted.'],
  [
    { what: 'none', why: 'mentions_only', at: null },
    'You were not notified: this room notifies you of mentions and replies only, by today’s settings.',
  ],
  [
    { what: 'none', devices: [phone] },
    'It would have notified you because you are mentioned, but reached none of your devices.',
  ],
  [
    { what: 'none', why: 'direct', at: null },
    'Only open pages notified you, because it is a direct message: none of your devices takes notifications while Parley is closed.',
  ],
];

test.each(cases)('%o', (more, sentence) => {
  expect(noticeSentence(notice(more))).toBe(sentence);
});
