import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it, vi } from 'vitest';

interface Schema {
  safeParse(value: unknown): {
    success: boolean;
    data?: unknown;
    error?: { issues: { path: PropertyKey[]; message: string }[] };
  };
}

const TIME = '2026-05-01T08:00:00.000Z';
const item = { id: 'a1', label: 'Home', value: '020 7946 0000' };
const message = {
  id: 'm1',
  conversationId: 'c1',
  seq: 1,
  revision: 2,
  senderId: 'u1',
  clientId: 'x1',
  body: 'See you at ten',
  replyToId: null,
  files: [],
  reactions: [{ emoji: '👍', userIds: ['u1'] }],
  mentions: ['u2'],
  versions: 0,
  isUndone: false,
  createdAt: TIME,
  editedAt: null,
  deletedAt: null,
};
const settings = {
  hidePresence: false,
  directPage: 15,
  roomPage: 50,
  singleKeys: true,
  announce: 'everything',
  enterSends: true,
};
const conversation = {
  id: 'c1',
  kind: 'room',
  name: 'Design',
  slug: 'design',
  visibility: 'public',
  topic: '',
  isAnnouncement: false,
  archivedAt: null,
  members: [
    { userId: 'u1', displayName: 'Asha', username: 'asha', role: 'owner', deliveredSeq: 1, readSeq: 1 },
  ],
  memberCount: 1,
  myRole: 'owner',
  notify: 'all',
  mutedUntil: null,
  lastMessage: message,
  lastSeq: 1,
  lastReadSeq: 1,
  unreadFromSeq: null,
  unreadCount: 0,
  mentionCount: 0,
  undoneSeqs: [],
  revision: 2,
  version: 3,
  activityAt: TIME,
  createdAt: TIME,
  byUserId: null,
};
const contact = {
  id: 'k1',
  revision: 7,
  name: ' Ben  Okri ',
  organization: '',
  title: '',
  notes: 'a\r\nb',
  phones: [{ ...item, e164: null }],
  emails: [],
  addresses: [{ id: 'a', label: '', street: '', city: '', region: '', postcode: '', country: '' }],
  websites: [item],
  birthday: '--02-29',
  tags: ['press'],
  photo: null,
  userId: null,
  createdAt: TIME,
  updatedAt: TIME,
  updatedByUserId: null,
};
const user = {
  id: 'u1',
  username: 'asha',
  displayName: 'Asha',
  email: null,
  status: '',
  role: 'member',
  avatarFileId: null,
  presence: 'online',
  lastSeenAt: null,
  settings,
  createdAt: TIME,
};
/** What fits some schema, so that each of the others meets it as something strange. */
const SAMPLES: readonly unknown[] = [
  message,
  conversation,
  contact,
  user,
  settings,
  'A text.',
  ' \n ',
  'x'.repeat(4001),
  '💬'.repeat(4001),
  '❤',
  12,
  null,
  undefined,
  { items: [contact], revision: 1, hasMore: false, nextCursor: null, total: 1 },
  {
    kind: 'room',
    name: 'Design',
    topic: ' a ',
    visibility: 'private',
    isAnnouncement: true,
    memberIds: ['u2'],
  },
  { kind: 'direct', userId: 'u2' },
  { ok: false, code: 'invalid', message: 'No.', errors: [{ path: 'body', message: 'Empty.' }] },
  { ok: true, message, mark: 'a', heads: null },
  { clientId: 'x1', body: ' Hello ', replyToId: null, conversationId: 'c1' },
  { revision: 8, contact, changedFields: ['name'], byUserId: null, type: 'updated', id: 'k1' },
  { conversationId: 'c1', userId: 'u1', deliveredSeq: 1, readSeq: 1, seq: 3, deviceId: 'd', until: TIME },
  { userId: 'u1', presence: 'away', lastSeenAt: TIME, isRead: true, readAt: null, deliveredAt: null },
  { name: 'Ben', phones: [item], birthday: '1986-04-30', tags: [' a  b '], notes: 'a\u0000b' },
  { deviceId: 'd1', deviceName: 'Phone', body: '', replyToId: null, updatedAt: TIME },
  { field: 'name', before: 1, after: null, itemId: null, yours: 1, theirs: 2 },
];
const STRANGE: readonly unknown[] = [
  null,
  undefined,
  '',
  0,
  -1,
  1.5,
  Number.NaN,
  2 ** 60,
  true,
  [],
  {},
  [1],
  'x'.repeat(70),
];

/** What a browser may load of the contract, and the files of the app that make schemas or use them for a browser. */
const FILES = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'lib/contract', 'app'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$|^app\/api\/|zod-in-browser/.test(file))
  .filter((file) => existsSync(file))
  .filter((file) => {
    const source = readFileSync(file, 'utf8');
    return (
      file.startsWith('lib/') || (/Schema\b|from 'zod'/.test(source) && !/^'use server'|openapi/.test(source))
    );
  });

describe('the part of zod that browsers get', () => {
  afterAll(() => {
    vi.doUnmock('zod');
    vi.resetModules();
  });

  it('is asked for nothing that it does not have', async () => {
    const { z } = await import('../../lib/contract/zod-in-browser.ts');
    const schemas = [z.object({}), z.enum([])];
    for (const file of FILES.filter((name) => name.startsWith('app/'))) {
      for (const [, method = ''] of readFileSync(file, 'utf8').matchAll(/Schema\)?\.(\w+)/g)) {
        expect(
          schemas.some((schema) => method in schema),
          `${method} in ${file}`,
        ).toBe(true);
      }
    }
  });

  it('answers as zod does, whatever a schema is given', async () => {
    const real = await schemasOf(FILES);
    vi.resetModules();
    vi.doMock('zod', () => import('../../lib/contract/zod-in-browser.ts'));
    const small = await schemasOf(FILES);
    expect([...small.keys()]).toEqual([...real.keys()]);

    const values = [...SAMPLES, ...SAMPLES.flatMap((sample) => changed(sample))];
    const compared = new Set<string>();
    for (const [name, schema] of small) {
      for (const value of values) {
        const answer = answerOf(schema, value);
        if (answer === 'only on the server') continue;
        const wanted = answerOf(real.get(name), value);
        if (JSON.stringify(answer) !== JSON.stringify(wanted)) {
          expect({ name, value, answer }).toEqual({ name, value, answer: wanted });
        }
        compared.add(name);
      }
    }
    expect(compared).toContain('lib/contract/message.ts messageSchema');
    expect(compared).toContain('lib/contract/events.ts serverEvents contact:updated');
    expect(compared.size).toBeGreaterThan(60);
  });
});

/** Every schema that those files export, by where it is. */
async function schemasOf(files: readonly string[]): Promise<Map<string, Schema>> {
  const found = new Map<string, Schema>();
  const look = (name: string, value: unknown, depth: number) => {
    if (isSchema(value)) found.set(name, value);
    else if (typeof value === 'object' && value !== null && depth < 2) {
      for (const [key, part] of Object.entries(value)) look(`${name} ${key}`, part, depth + 1);
    }
  };
  for (const file of files) {
    const exported: Record<string, unknown> = await import(/* @vite-ignore */ `../../${file}`);
    for (const [name, value] of Object.entries(exported)) look(`${file} ${name}`, value, 0);
  }
  return found;
}

function isSchema(value: unknown): value is Schema {
  return (
    typeof value === 'object' &&
    value !== null &&
    'safeParse' in value &&
    typeof value.safeParse === 'function'
  );
}

/** Success and data; of a failure where its first trouble is, and our own words for it. */
function answerOf(schema: Schema | undefined, value: unknown): unknown {
  try {
    const { success, data, error } = schema?.safeParse(value) ?? { success: false };
    if (success) return { data: data === undefined ? 'undefined' : data };
    return { fails: true, words: ownWords(error?.issues ?? []) };
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message === 'Only the server reads this.')
      return 'only on the server';
    throw thrown;
  }
}

/** The first sentence for each field, as forms show them, unless it is one that zod made up itself. */
function ownWords(issues: readonly { path: PropertyKey[]; message: string }[]): string[] {
  const first = new Map(issues.toReversed().map(({ path, message }) => [path.join('.'), message]));
  return [...first]
    .filter(([, message]) => !/^(Invalid|Too (big|small)|Unrecognized)|^This does not fit\.$/.test(message))
    .map(([path, message]) => `${path}: ${message}`)
    .sort((a, b) => (a < b ? -1 : 1));
}

/** The sample with each of its parts left out or replaced by something strange, and with a part too many. */
function changed(sample: unknown, depth = 2): unknown[] {
  if (depth === 0) return [];
  // What lies deeper is a sample of its own as well.
  const others = (part: unknown) => [...STRANGE.slice(0, depth * 6), ...changed(part, depth - 1)];
  if (Array.isArray(sample)) {
    return sample.flatMap((part, at) => others(part).map((other) => sample.with(at, other)));
  }
  if (typeof sample !== 'object' || sample === null) return [];
  const record: Record<string, unknown> = { ...sample };
  return [
    { ...record, surplus: 1 },
    ...Object.entries(record).flatMap(([key, part]) => {
      const { [key]: _, ...without } = record;
      return [without, ...others(part).map((other) => ({ ...record, [key]: other }))];
    }),
  ];
}
