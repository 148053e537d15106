import { setImmediate as nextTurn } from 'node:timers/promises';
import pino from 'pino';
import { listContactChanges } from '../lib/contacts/address-book/list-contact-changes.ts';
import { listContacts } from '../lib/contacts/address-book/list-contacts.ts';
import { listDuplicates } from '../lib/contacts/duplicates/list-duplicates.ts';
import { createContact } from '../lib/contacts/edit/create-contact.ts';
import { putPhoto } from '../lib/contacts/edit/photo.ts';
import { exportContacts } from '../lib/contacts/export/export-contacts.ts';
import { startImport } from '../lib/contacts/import/import-contacts.ts';
import { previewImport } from '../lib/contacts/import/preview-import.ts';
import type { Context } from '../lib/context/context.ts';
import { contactInputSchema } from '../lib/contract/contacts/contact.ts';
import { contactEditSchema } from '../lib/contract/contacts/contact-edit.ts';
import { clientEvents } from '../lib/contract/events.ts';
import { newId } from '../lib/contract/values/new-id.ts';
import { createRoom } from '../lib/conversations/rooms/create-room.ts';
import { BODY_LIMIT, readJson } from '../lib/http/read-body.ts';
import { replyTo } from '../lib/http/reply.ts';
import { listMessages } from '../lib/messages/read/list-messages.ts';
import { sendMessage } from '../lib/messages/send/send-message.ts';
import { FRAME_LIMIT } from '../lib/socket/open-socket-server.ts';
import { hostileMessages as hostileTexts } from '../lib/testing/hostile-texts.ts';
import { addPerson, createTestContext } from '../lib/testing/test-context.ts';
import type { Caller } from '../lib/use-case/caller.ts';
import { say } from '../scripts/run-step.mjs';
import { hostileFiles, noisePhoto } from './neighbours/hostile-input.ts';
import type { Figure, Report } from './report/report.ts';

const ROUNDS = 3;
/** The longest that anything may keep the event loop in one piece, in milliseconds. */
const AIM = 50;
const FILLED = 2_000;
const FILE_BYTES = 500_000;

type Work = () => Promise<unknown> | unknown;

/**
 * How long each kind of request, event and file keeps the event loop in one piece: nothing else of a process runs
 * meanwhile. The use cases run in this process as the transports call them; the engine works in its own thread.
 */
export async function bench(): Promise<Report> {
  const { ctx, close } = await createTestContext();
  try {
    const caller = await addPerson(ctx, 'bench');
    const figures: Figure[] = [];
    for (const [what, work] of [...bodies(), ...files(ctx, caller), ...(await pages(ctx, caller))]) {
      const figure = await measure(what, work);
      say(`${figure.what}: ${figure.measured}`);
      figures.push(figure);
    }
    return {
      title: 'The longest piece in which the event loop is kept',
      figures,
      notes: [
        `The longest time between two turns of the event loop while the work runs, the least of ${ROUNDS} rounds after one that is not counted: what else the machine does only adds to it.`,
        'What Next and Socket.IO do around a use case, and the drawing of a page on the server, are not in it.',
      ],
    };
  } finally {
    await close();
  }
}

async function measure(what: string, work: Work): Promise<Figure> {
  await work();
  const pieces: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) pieces.push(await longestPiece(work));
  const least = Math.min(...pieces);
  return {
    what,
    measured: `${least.toFixed(1)} ms`,
    aim: `${AIM} ms`,
    isMet: least <= AIM,
    remark: `rounds ${pieces.map((each) => each.toFixed(0)).join(', ')} ms`,
  };
}

async function longestPiece(work: Work): Promise<number> {
  await nextTurn();
  let longest = 0;
  let isDone = false;
  let last = performance.now();
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  try {
    await work();
  } finally {
    isDone = true;
  }
  await nextTurn();
  return longest;
}

/** What a refusal costs: its answer as text. */
const refuse = (error: unknown) => error && JSON.stringify(replyTo(error, silent));
const silent = pino({ level: 'silent' });

const filled = (unit: string, size: number) => unit.repeat(Math.floor(size / unit.length));

/** JSON bodies and events of the largest size, each the worst of a few. */
function bodies(): [string, Work][] {
  const size = BODY_LIMIT - 100;
  const read = async (body: string) => {
    const headers = { 'content-type': 'application/json' };
    const json = await readJson(new Request('http://127.0.0.1/', { method: 'POST', body, headers })).catch(
      () => null,
    );
    // Each stands for a request of its own.
    for (const schema of [contactInputSchema, contactEditSchema]) {
      await nextTurn();
      refuse(schema.safeParse(json).error);
    }
  };
  const bodyKinds: [string, string][] = [
    ['of nested lists', `${'['.repeat(size / 2)}${']'.repeat(size / 2)}`],
    ['of phones', `{"name":"Ada","phones":[${filled('{"value":"1"},', size)}{"value":"1"}]}`],
    ['of e-mails', `{"name":"Ada","emails":[${filled('{"value":"a@b.c"},', size)}{"value":"a"}]}`],
    ['of tags', `{"name":"Ada","tags":[${filled('"a",', size)}"a"]}`],
    ['of wrong items', `{"name":"Ada","phones":[${filled('{"a":1},', size)}1]}`],
    ['of one text', `{"name":"Ada","notes":"${'a'.repeat(size)}"}`],
    ['of marks', `{"name":"Ada","notes":"${filled('e\u0301', size / 2)}"}`],
    ['of unknown fields', `{${Array.from({ length: size / 14 }, (_, at) => `"f${at}":1`).join(',')}}`],
  ];
  const frame = FRAME_LIMIT - 100;
  const events: [string, string][] = [
    ['of nested lists', `${'['.repeat(frame / 2)}${']'.repeat(frame / 2)}`],
    ['of one text', `{"conversationId":"a","clientId":"a","body":"${'@a.'.repeat(frame / 3)}"}`],
    ['of unknown fields', `{${Array.from({ length: frame / 14 }, (_, at) => `"f${at}":1`).join(',')}}`],
  ];
  return [
    ...bodyKinds.map(([what, body]): [string, Work] => [`a JSON body of 1 MiB ${what}`, () => read(body)]),
    ...events.map(([what, json]): [string, Work] => [
      `an event of 64 KiB ${what}, the worst event`,
      async () => {
        for (const { input } of Object.values(clientEvents)) {
          await nextTurn();
          refuse(input.safeParse(JSON.parse(json)).error);
        }
      },
    ]),
  ];
}

function files(ctx: Context, caller: Caller): [string, Work][] {
  const rows = Array.from(
    { length: FILE_BYTES / 50 },
    (_, at) => `Person ${at},+44207${1_000_000 + at},p${at}@mail.example`,
  );
  const large = { type: 'text/csv', body: `Name,Phone,Email\n${rows.join('\n')}` } as const;
  const named = [
    'a vCard with 40,000 parameters',
    'a CSV of 2,000 rows with one number',
    'a CSV of 5,000 rows',
    'a CSV of 2,000 equal rows',
    'a CSV of 20,000 columns',
    'a vCard with 20,000 numbers',
  ];
  const input = ({ type, body }: { type: string; body: string }) => ({
    bytes: new TextEncoder().encode(body),
    format: type === 'text/csv' ? ('csv' as const) : ('vcard' as const),
    map: null,
  });
  return [
    ...hostileFiles().map((file, at): [string, Work] => [
      `importing ${named[at]}`,
      async () => await (await startImport(ctx, caller, input(file))).done,
    ]),
    ['trying an import of 0.5 MB', () => previewImport(ctx, caller, input(large))],
  ];
}

async function pages(ctx: Context, caller: Caller): Promise<[string, Work][]> {
  const lines = Array.from(
    { length: FILLED },
    (_, at) => `Someone ${at},+44208${1_000_000 + at},s${at}@mail.example`,
  );
  const bytes = new TextEncoder().encode(`Name,Phone,Email\n${lines.join('\n')}`);
  await (await startImport(ctx, caller, { bytes, format: 'csv', map: null })).done;
  const { id } = await createContact(ctx, caller, contactInputSchema.parse({ name: 'Photo' }));
  const room = await createRoom(ctx, caller, {
    name: 'Pieces',
    visibility: 'private',
    topic: '',
    memberIds: [],
  });
  const bodies = hostileTexts.filter((body) => body.length <= 4_000 && body.trim() !== '');
  const send = async () => {
    for (const body of bodies)
      await sendMessage(ctx, caller, { conversationId: room.id, clientId: newId(), body });
  };
  return [
    ['sending the hostile messages', send],
    [
      'a page of 200 hostile messages',
      () => listMessages(ctx, caller, { conversationId: room.id, limit: 200 }),
    ],
    ['a page of 200 contacts', () => listContacts(ctx, caller, { limit: 200 })],
    ['a search of contacts', () => listContacts(ctx, caller, { query: 's mail 1', limit: 200 })],
    ['changes of contacts', () => listContactChanges(ctx, caller, { since: 0 })],
    ['the duplicates', () => listDuplicates(ctx, caller, {})],
    ['a photo', () => putPhoto(ctx, caller, { id, bytes: noisePhoto() })],
    [
      'an export',
      async () => {
        for await (const _ of exportContacts(ctx, caller, { format: 'vcard' }));
      },
    ],
  ];
}
