import { setImmediate as nextTurn } from 'node:timers/promises';
import pino from 'pino';
import { startImport } from '../../lib/contacts/import/import-contacts.ts';
import { previewImport } from '../../lib/contacts/import/preview-import.ts';
import type { Context } from '../../lib/context/context.ts';
import { contactInputSchema } from '../../lib/contract/contacts/contact.ts';
import { contactEditSchema } from '../../lib/contract/contacts/contact-edit.ts';
import { clientEvents } from '../../lib/contract/events.ts';
import { BODY_LIMIT, readJson } from '../../lib/http/read-body.ts';
import { replyTo } from '../../lib/http/reply.ts';
import { FRAME_LIMIT } from '../../lib/socket/open-socket-server.ts';
import type { Caller } from '../../lib/use-case/caller.ts';
import { hostileFiles } from '../neighbours/hostile-input.ts';

/** What is measured, and how it is done once. */
export type Work = readonly [what: string, run: () => Promise<unknown> | unknown];

const FILE_BYTES = 500_000;

/** What a refusal costs: its answer as text. */
const refuse = (error: unknown) => error && JSON.stringify(replyTo(error, silent));
const silent = pino({ level: 'silent' });

const filled = (unit: string, size: number) => unit.repeat(Math.floor(size / unit.length));

/** JSON bodies and events of the largest size, each the worst of a few. */
export function hostileBodies(): Work[] {
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
    ...bodyKinds.map(([what, body]): Work => [`a JSON body of 1 MiB ${what}`, () => read(body)]),
    ...events.map(
      ([what, json]): Work => [
        `an event of 64 KiB ${what}, the worst event`,
        async () => {
          for (const { input } of Object.values(clientEvents)) {
            await nextTurn();
            refuse(input.safeParse(JSON.parse(json)).error);
          }
        },
      ],
    ),
  ];
}

export function hostileImports(ctx: Context, caller: Caller): Work[] {
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
    ...hostileFiles().map(
      (file, at): Work => [
        `importing ${named[at]}`,
        async () => await (await startImport(ctx, caller, input(file))).done,
      ],
    ),
    ['trying an import of 0.5 MB', () => previewImport(ctx, caller, input(large))],
  ];
}
