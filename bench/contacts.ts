import { readFileSync } from 'node:fs';
import { getContact } from '../lib/contacts/address-book/get-contact.ts';
import { listContactChanges } from '../lib/contacts/address-book/list-contact-changes.ts';
import { listContacts } from '../lib/contacts/address-book/list-contacts.ts';
import { contacts } from '../lib/contacts/contacts.ts';
import { listDuplicates } from '../lib/contacts/duplicates/list-duplicates.ts';
import { updateContact } from '../lib/contacts/edit/update-contact.ts';
import { exportContacts } from '../lib/contacts/export/export-contacts.ts';
import { startImport } from '../lib/contacts/import/import-contacts.ts';
import { listContactLetters, listContactTags } from '../lib/contacts/stored/address-book-counts.ts';
import type { Context } from '../lib/context/context.ts';
import { addPerson, createTestContext } from '../lib/testing/test-context.ts';
import type { Caller } from '../lib/use-case/caller.ts';
import { firstName, peopleFile } from './contacts/people-file.ts';
import type { Figure, Report } from './report/report.ts';
import { median, quantile } from './report/statistics.ts';

const SMALL = 100;
const ROUNDS = 12;
const CALLS = 15;
const ROWS_A_SECOND = 2_000;
/** How many cards are imported as well. */
const CARDS = 20_000;

interface AddressBook {
  readonly ctx: Context;
  readonly caller: Caller;
  readonly ids: readonly string[];
  readonly importMs: number;
  /** Of the whole process, the engine included. */
  readonly importCpuMs: number;
  close(): Promise<void>;
}

async function fill(count: number, format: 'csv' | 'vcard' = 'csv'): Promise<AddressBook> {
  const workspace = await createTestContext({ DEFAULT_COUNTRY: 'GB' });
  const { ctx } = workspace;
  const caller = await addPerson(ctx, 'bench');
  const started = performance.now();
  const cpu = process.cpuUsage();
  const { done } = await startImport(ctx, caller, {
    bytes: peopleFile(count, format),
    format,
    map: null,
  });
  const { created } = await done;
  if (created !== count) throw new Error(`${created} of ${count} contacts were made.`);
  const importMs = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  const docs = await contacts
    .in(ctx.db)
    .find({}, { projection: { _id: 1 }, limit: 1_000 })
    .toArray();
  return {
    ctx,
    caller,
    ids: docs.map(({ _id }) => _id),
    importMs,
    importCpuMs: (user + system) / 1000,
    close: workspace.close,
  };
}

type Work = (addressBook: AddressBook, index: number) => Promise<unknown>;

const idOf = ({ ids }: AddressBook, index: number) => ids[(index * 37) % ids.length] ?? '';

const WORKS: readonly (readonly [what: string, limit: number, work: Work])[] = [
  ['the first page of 100', 1.5, ({ ctx, caller }) => listContacts(ctx, caller, { limit: 100 })],
  [
    'a page in the middle, by its letter',
    1.5,
    ({ ctx, caller }) => listContacts(ctx, caller, { limit: 50, from: 'M' }),
  ],
  [
    'finding one by e-mail',
    2,
    ({ ctx, caller }, index) => listContacts(ctx, caller, { query: `p${index % 90}@mail` }),
  ],
  [
    'finding one by digits of the phone',
    2,
    ({ ctx, caller }, index) => listContacts(ctx, caller, { query: `020 7000 00${10 + (index % 80)}` }),
  ],
  [
    'finding by a first name that one in twenty has',
    2,
    ({ ctx, caller }, index) => listContacts(ctx, caller, { query: firstName(index) }),
  ],
  [
    'finding by one letter',
    2,
    ({ ctx, caller }, index) => listContacts(ctx, caller, { query: 'abcdefgh'.charAt(index % 8) }),
  ],
  [
    'finding by a rare letter, which one in twenty last names has',
    2,
    ({ ctx, caller }, index) => listContacts(ctx, caller, { query: 'qiv'.charAt(index % 3) }),
  ],
  [
    'finding by a word that all have',
    2,
    ({ ctx, caller }) => listContacts(ctx, caller, { query: 'engineer' }),
  ],
  [
    'filtering by a tag, the first ten',
    1.5,
    ({ ctx, caller }) => listContacts(ctx, caller, { tag: 'news', limit: 9 }),
  ],
  [
    'opening one',
    1.5,
    (addressBook, index) => getContact(addressBook.ctx, addressBook.caller, { id: idOf(addressBook, index) }),
  ],
  [
    'saving one that no one has touched since the import',
    1.5,
    (addressBook, index) =>
      updateContact(addressBook.ctx, addressBook.caller, {
        id: idOf(addressBook, index),
        patch: { notes: `n ${index} ${Math.random()}` },
      }),
  ],
  [
    'the last ten changes',
    1.5,
    async ({ ctx, caller }) => {
      const { revision } = await listContacts(ctx, caller, { limit: 1 });
      return listContactChanges(ctx, caller, { since: revision - 10 });
    },
  ],
  [
    'ten changes of long ago',
    1.5,
    async ({ ctx, caller }) => listContactChanges(ctx, caller, { since: 10, limit: 10 }),
  ],
  [
    'letters and tags, nothing changed',
    1.5,
    async ({ ctx }) => [await listContactLetters(ctx), await listContactTags(ctx)],
  ],
];

async function timeOf(addressBook: AddressBook, work: Work, round: number): Promise<number> {
  const started = performance.now();
  for (let call = 0; call < CALLS; call += 1) await work(addressBook, round * CALLS + call);
  return (performance.now() - started) / CALLS;
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

/** A large address book against one of 100 contacts, in one process and one run, in turns. */
export async function bench([count]: readonly string[]): Promise<Report> {
  const large = Number(count ?? 100_000);
  const small = await fill(SMALL);
  const before = ownMemory();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, ownMemory());
  }, 50);
  const big = await fill(large);
  clearInterval(watch);
  const figures: Figure[] = [];
  // What is counted for the first time after an import is counted once.
  await listContactLetters(big.ctx);
  await listContactLetters(small.ctx);
  for (const [what, limit, work] of WORKS) {
    for (const addressBook of [small, big]) await timeOf(addressBook, work, 0);
    const samples: { small: number; big: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const first = round % 2 === 0;
      const one = await timeOf(first ? small : big, work, round);
      const two = await timeOf(first ? big : small, work, round);
      samples.push(first ? { small: one, big: two } : { small: two, big: one });
    }
    const ratios = samples.map((sample) => sample.big / sample.small);
    const ratio = median(ratios);
    figures.push({
      what,
      measured: `${ratio.toFixed(2)} times`,
      aim: `${limit} times`,
      isMet: ratio <= limit,
      remark: `${ms(median(samples.map((each) => each.small)))} against ${ms(median(samples.map((each) => each.big)))}; ratios ${quantile(ratios, 0.05).toFixed(2)} to ${quantile(ratios, 0.95).toFixed(2)}, ${ROUNDS} rounds`,
    });
  }
  const cards = await fill(CARDS, 'vcard');
  const searched = performance.now();
  await listDuplicates(big.ctx, big.caller, {});
  figures.push(
    info(
      'finding duplicates in the first part',
      ms(performance.now() - searched),
      '2,000 contacts for each answer',
    ),
  );
  const started = performance.now();
  let bytes = 0;
  for await (const part of exportContacts(big.ctx, big.caller, { format: 'vcard' })) bytes += part.length;
  figures.push(
    importFigure(
      `importing ${large.toLocaleString('en')} rows`,
      large,
      big,
      `; ${small.importMs.toFixed(0)} ms for ${SMALL}`,
    ),
    importFigure(`importing ${CARDS.toLocaleString('en')} vCards`, CARDS, cards, ''),
    info(
      'memory while importing',
      `${Math.round((most - before) / 2 ** 20)} MiB above before`,
      'the whole process with the engine; without the pages of the data file, which the system may take back any time',
    ),
    info(
      'exporting all as vCards',
      `${((performance.now() - started) / 1000).toFixed(1)} s`,
      `${(bytes / 2 ** 20).toFixed(1)} MiB`,
    ),
  );
  await Promise.all([small.close(), big.close(), cards.close()]);
  return {
    title: `The address book: ${large.toLocaleString('en')} contacts against ${SMALL}`,
    figures,
    notes: [
      'Use cases called directly, through the official driver on the embedded engine; the rest of an answer costs the same for both address books.',
      'A page of the large address book is full where that of the small one may hold fewer rows: a search that finds 50 against 5 carries ten times as much.',
    ],
  };
}

function importFigure(
  what: string,
  count: number,
  { importMs, importCpuMs }: AddressBook,
  remark: string,
): Figure {
  const rate = count / (importMs / 1000);
  return {
    what,
    measured: `${Math.round(rate).toLocaleString('en')} rows a second`,
    aim: `${ROWS_A_SECOND.toLocaleString('en')} rows a second`,
    isMet: rate >= ROWS_A_SECOND,
    remark: `${(importMs / 1000).toFixed(1)} s, ${(importCpuMs / count).toFixed(2)} ms of processor time a row${remark}`,
  };
}

/** Bytes that the process holds, without what it maps of files (where the system distinguishes them). */
function ownMemory(): number {
  if (process.platform !== 'linux') return process.memoryUsage().rss;
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
}

function info(what: string, measured: string, remark: string): Figure {
  return { what, measured, aim: '', isMet: null, remark };
}
