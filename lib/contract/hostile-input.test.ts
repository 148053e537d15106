import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { updateMeSchema } from './accounts/account.ts';
import {
  openConversationSchema,
  unreadPositionSchema,
  updateMembershipSchema,
} from './conversations/conversation.ts';
import { saveDraftSchema } from './conversations/draft.ts';
import { emojiSchema } from './conversations/emoji.ts';
import { bodySchema, editMessageSchema, sendMessageSchema } from './conversations/message.ts';
import { BODY_MAX } from './conversations/message-rules.ts';
import { createRoomSchema, setMemberSchema, updateRoomSchema } from './conversations/room.ts';
import { clientEvents } from './events.ts';

/** Every body that the messenger accepts, with one that is right. */
const inputs: readonly (readonly [string, z.ZodType, Record<string, unknown>])[] = [
  ['a message', sendMessageSchema, { clientId: 'c-1', body: 'hello', replyToId: 'm-1' }],
  ['an edit', editMessageSchema, { body: 'hello' }],
  ['a direct conversation', openConversationSchema, { kind: 'direct', userId: 'u-1' }],
  [
    'a room',
    createRoomSchema,
    {
      kind: 'room',
      name: 'Design',
      visibility: 'public',
      topic: 'x',
      isAnnouncement: true,
      memberIds: ['u'],
    },
  ],
  [
    "a room's settings",
    updateRoomSchema,
    { name: 'x', topic: 'x', visibility: 'private', isAnnouncement: false, isArchived: true },
  ],
  ['a role', setMemberSchema, { role: 'admin' }],
  ['my membership', updateMembershipSchema, { notify: 'all', mutedUntil: '2030-01-01T00:00:00Z' }],
  ['an unread position', unreadPositionSchema, { seq: 1 }],
  ['a draft', saveDraftSchema, { deviceId: 'd', deviceName: 'Phone', body: 'x', replyToId: null }],
  ['settings', updateMeSchema, { settings: { hidePresence: true, directPage: 20, announce: 'off' } }],
  ...Object.entries(clientEvents).map(
    ([name, { input }]) =>
      [
        name,
        input,
        {
          'message:send': { conversationId: 'c', clientId: 'c-1', body: 'x' },
          'message:read': { conversationId: 'c', seq: 1 },
          'message:delivered': { conversationId: 'c', seq: 1 },
          typing: { conversationId: 'c' },
          activity: { state: 'away' },
        }[name] ?? {},
      ] as const,
  ),
];

const HOSTILE: readonly unknown[] = [
  { $gt: '' },
  { $ne: null },
  { $where: 'sleep(1000)' },
  { toString: 'x', length: 1 },
  ['x'],
  [[]],
  Number.NaN,
  -1,
  1.5,
  1e300,
  'x'.repeat(70_000),
];

describe.each(inputs.filter(([, , good]) => Object.keys(good).length > 0))('%s', (_name, schema, good) => {
  it('takes what is right', () => {
    expect(schema.safeParse(good).success).toBe(true);
  });

  it('refuses anything else as the value of any field', () => {
    for (const field of Object.keys(good)) {
      for (const [index, bad] of HOSTILE.entries()) {
        if (field === 'memberIds' && Array.isArray(bad) && bad[0] === 'x') continue;
        expect(schema.safeParse({ ...good, [field]: bad }).success, `${field}: hostile ${index}`).toBe(false);
      }
    }
    for (const bad of [...HOSTILE, null, undefined, 'text', 7, true])
      expect(schema.safeParse(bad).success).toBe(false);
  });

  it('takes no field that it does not know, least of all one that changes what an object is', () => {
    for (const more of ['{"__proto__":{"role":"owner"}}', '{"constructor":{}}', '{"$set":{}}', '{"a.b":1}']) {
      const sent: unknown = Object.assign(JSON.parse('{}'), good);
      const hostile = JSON.parse(`${JSON.stringify(sent).slice(0, -1)},${more.slice(1)}`);
      expect(schema.safeParse(hostile).success, more).toBe(false);
    }
    expect(Object.hasOwn(Object.prototype, 'role')).toBe(false);
  });
});

describe('a text', () => {
  it('is 4,000 characters and 16 KB at most, counted as people count', () => {
    expect(bodySchema.safeParse('😀'.repeat(BODY_MAX)).success).toBe(true);
    expect(bodySchema.safeParse('😀'.repeat(BODY_MAX + 1)).success).toBe(false);
    expect(bodySchema.safeParse('x'.repeat(BODY_MAX + 1)).success).toBe(false);
    expect(bodySchema.safeParse('e\u0301'.repeat(BODY_MAX)).success).toBe(true);
    expect(bodySchema.safeParse(` ${'x'.repeat(BODY_MAX)} `).success).toBe(true);
  });

  it('loses control characters and keeps direction marks, which the page isolates', () => {
    expect(bodySchema.parse('a\0b\u0007c\u001b[31m\r\nd\u0085')).toBe('abc[31m\nd');
    expect(bodySchema.parse('\u202eevil\u2066')).toBe('\u202eevil\u2066');
    expect(bodySchema.parse('half \ud800 a letter')).toBe('half \ufffd a letter');
    for (const empty of [
      '',
      ' \n\t ',
      '\0\u0001',
      '\u3000',
      '\u200b',
      '\u2060\u202e',
      '\u3164\u2800',
      '\ufe0f',
    ])
      expect(sendMessageSchema.safeParse({ clientId: 'c-1', body: empty }).success).toBe(false);
    const file = { clientId: 'c-1', body: '', fileIds: ['f-1'] };
    expect(sendMessageSchema.safeParse(file).success).toBe(true);
    expect(sendMessageSchema.safeParse({ ...file, fileIds: [] }).success).toBe(false);
    expect(sendMessageSchema.safeParse({ ...file, fileIds: ['f-1', 'f-1'] }).success).toBe(false);
    const cards = { clientId: 'c-1', body: '', contactIds: ['p-1'] };
    expect(sendMessageSchema.safeParse(cards).success).toBe(true);
    for (const bad of [[], ['p-1', 'p-1'], ['1', '2', '3', '4', '5', '6']])
      expect(sendMessageSchema.safeParse({ ...cards, contactIds: bad }).success).toBe(false);
    const many = Array.from({ length: 11 }, (_, at) => `f-${at}`);
    expect(sendMessageSchema.safeParse({ ...file, fileIds: many }).success).toBe(false);
  });

  it('keeps the indent of its first line when it has several, and no blank lines around it', () => {
    expect(bodySchema.parse('\n \n    if x:\n        y\n\n')).toBe('    if x:\n        y');
    expect(bodySchema.parse('   one line  ')).toBe('one line');
  });

  it('that names an emoji is one, however long it is made', () => {
    for (const bad of ['👍'.repeat(40), '👩‍'.repeat(30), '$ne', '\0', 'x'.repeat(1e6)])
      expect(emojiSchema.safeParse(bad).success).toBe(false);
  });
});
