import type { Context } from '../lib/context/context.ts';
import { searchQuerySchema } from '../lib/contract/search/search.ts';
import { newId } from '../lib/contract/values/new-id.ts';
import { messages } from '../lib/messages/messages.ts';
import { sendMessage } from '../lib/messages/send/send-message.ts';
import { createPace } from '../lib/process/pace.ts';
import { forgetIndex } from '../lib/search/indexing/forget-index.ts';
import { indexConversation } from '../lib/search/indexing/index-conversation.ts';
import { startIndexing } from '../lib/search/indexing/indexer.ts';
import { searchMessages } from '../lib/search/search-messages.ts';
import { searchPosts, searchWords } from '../lib/search/segments/segments.ts';
import { addPerson, createTestContext } from '../lib/testing/test-context.ts';
import type { Caller } from '../lib/use-case/caller.ts';
import { say } from '../scripts/run-step.mjs';
import type { Figure, Report } from './report/report.ts';
import { median, quantile } from './report/statistics.ts';
import { fillConversation, vocabulary } from './search/corpus.ts';
import { type Fts5, startFts5 } from './search/rival-fts5.ts';

const SHORT = 2_000;
const SAMPLES = 100;
const SENDS = 150;

/** One person whose messages are searched. */
interface Town {
  readonly name: string;
  readonly caller: Caller;
  readonly conversationIds: readonly string[];
  readonly count: number;
  readonly fts: Fts5;
}

/**
 * Searches among a million messages, in one conversation and in 500, against SQLite FTS5 over the same texts and a scan, by
 * the use case that every transport calls, on the embedded engine.
 */
export async function bench([count]: readonly string[]): Promise<Report> {
  const length = Number(count ?? 1_000_000);
  const workspace = await createTestContext();
  const { ctx } = workspace;
  try {
    const one = await makeTown(ctx, 'one conversation', [length]);
    const many = await makeTown(
      ctx,
      `${Math.max(1, length / SHORT)} conversations`,
      Array.from({ length: Math.max(1, length / SHORT) }, () => SHORT),
    );
    const figures: Figure[] = [];
    for (const town of [one, many]) {
      figures.push(...(await indexTown(ctx, town)));
      figures.push(await measureCold(workspace.otherProcess(), town));
      figures.push(...(await measureSearches(ctx, town)));
    }
    figures.push(await measureScan(ctx, one), await measureSends(ctx, one));
    for (const { fts } of [one, many]) await fts.close();
    return {
      title: `Search among ${length.toLocaleString('en')} messages`,
      figures,
      notes: [
        `Messages of eleven words from a vocabulary of ${vocabulary.length.toLocaleString('en')} by Zipf's law; ${SAMPLES} different searches of each kind, the newest 25 results.`,
        'FTS5 is that of Python’s SQLite, over the same texts without rights, each result a number and no message; it finds whole words only.',
        'Cold is the first search of a process that has nothing of the index in memory; the files are in the system’s cache.',
      ],
    };
  } finally {
    await workspace.close();
  }
}

async function makeTown(ctx: Context, name: string, lengths: readonly number[]): Promise<Town> {
  const caller = await addPerson(ctx, newId());
  const fts = await startFts5();
  const conversationIds: string[] = [];
  const endsAt = Date.now();
  for (const [index, length] of lengths.entries()) {
    const filled = { length, endsAt: endsAt - index * 1000, take: fts.add };
    conversationIds.push(await fillConversation(ctx, caller, filled));
  }
  say(`${name}: filled`);
  const count = lengths.reduce((sum, length) => sum + length, 0);
  return { name, caller, conversationIds, count, fts };
}

async function indexTown(ctx: Context, { name, conversationIds, count, fts }: Town): Promise<Figure[]> {
  const begun = performance.now();
  for (const id of conversationIds) await indexConversation(ctx, id, { pace: createPace() });
  const rate = count / ((performance.now() - begun) / 1000);
  let bytes = 0;
  // Raw documents are their bytes.
  for (const collection of [searchWords, searchPosts])
    for await (const doc of collection
      .in(ctx.db)
      .find({ conversationId: { $in: [...conversationIds] } }, { raw: true }))
      bytes += (doc as unknown as Buffer).length;
  const each = bytes / count;
  say(`${name}: indexed, ${rate.toFixed(0)}/s, ${each.toFixed(1)} bytes`);
  await fts.search('nothing');
  return [
    {
      what: `indexing old messages, ${name}`,
      measured: `${Math.round(rate).toLocaleString('en')}/s`,
      aim: '20,000/s',
      isMet: rate >= 20_000,
      remark: '',
    },
    {
      what: `size of the index for each message, ${name}`,
      measured: `${each.toFixed(0)} bytes`,
      aim: '120 bytes (90)',
      isMet: each <= 120,
      remark: `FTS5 ${((await fts.size()) / count).toFixed(0)} bytes`,
    },
  ];
}

async function timeSearch(ctx: Context, caller: Caller, q: string): Promise<number> {
  const query = searchQuerySchema.parse({ q });
  const begun = performance.now();
  await searchMessages(ctx, caller, query);
  return performance.now() - begun;
}

async function measureCold(cold: Context, { name, caller }: Town): Promise<Figure> {
  const took = await timeSearch(cold, caller, vocabulary[40_000] ?? '');
  return {
    what: `first search after a start, for a rare word, ${name}`,
    measured: `${took.toFixed(0)} ms`,
    aim: '500 ms',
    isMet: took <= 500,
    remark: '',
  };
}

async function measureSearches(ctx: Context, town: Town): Promise<Figure[]> {
  const at = (from: number, step: number) => (sample: number) => vocabulary[from + sample * step] ?? '';
  const rare = at(30_000, 250);
  const kinds: readonly (readonly [string, (sample: number) => string, number, number])[] = [
    ['common word', at(0, 1), 15, 60],
    ['two common words', (sample) => `${at(0, 1)(sample)} ${at(200, 1)(sample)}`, 15, 60],
    ['rare word', rare, 40, 120],
    ['middle of a rare word', (sample) => rare(sample).slice(1, -1), 40, 120],
    ['nothing found', (sample) => `${rare(sample)}xyz`, 40, 120],
  ];
  const figures: Figure[] = [];
  // What is measured is warm: the index is in memory, as far as there is room for it.
  for (const word of vocabulary.slice(400, 410)) await timeSearch(ctx, town.caller, word);
  for (const [what, wordOf, p50, p99] of kinds) {
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const q = wordOf(sample);
      ours.push(await timeSearch(ctx, town.caller, q));
      theirs.push(await town.fts.search(q));
    }
    const [half, most] = [median(ours), quantile(ours, 0.99)];
    const rival = `FTS5 p50 ${median(theirs).toFixed(2)} ms, p99 ${quantile(theirs, 0.99).toFixed(1)} ms`;
    figures.push({
      what: `${what}, ${town.name}`,
      measured: `p50 ${half.toFixed(1)} ms, p99 ${most.toFixed(1)} ms`,
      aim: `${p50} / ${p99} ms`,
      isMet: half <= p50 && most <= p99,
      remark: what.startsWith('middle') ? 'FTS5 cannot' : rival,
    });
    say(`${town.name}, ${what}: ${half.toFixed(1)} / ${most.toFixed(1)} ms; ${rival}`);
  }
  return figures;
}

/** What looking at every message of the conversation takes. */
async function measureScan(ctx: Context, { conversationIds: [conversationId = ''] }: Town): Promise<Figure> {
  const begun = performance.now();
  await messages
    .in(ctx.db)
    .find({ conversationId, body: /xyzxyz/ }, { limit: 25 })
    .toArray();
  return {
    what: 'the same by looking at every message in the store',
    measured: `${((performance.now() - begun) / 1000).toFixed(1)} s`,
    aim: '',
    isMet: null,
    remark: 'nothing found, one conversation',
  };
}

/** Sends with and without indexing beside them, in turns. */
async function measureSends(ctx: Context, { caller, conversationIds }: Town): Promise<Figure> {
  const [conversationId = '', ...others] = conversationIds;
  const indexed = others.length === 0 ? [conversationId] : others;
  const times: { with: number[]; without: number[] } = { with: [], without: [] };
  for (const how of ['without', 'with', 'without', 'with', 'without', 'with'] as const) {
    if (how === 'with') for (const id of indexed) await forgetIndex(ctx, id);
    const stop = how === 'with' ? startIndexing(ctx) : async () => undefined;
    for (let sent = 0; sent < SENDS; sent += 1) {
      const begun = performance.now();
      await sendMessage(ctx, caller, { conversationId, clientId: newId(), body: 'one more' });
      times[how].push(performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await stop();
  }
  const ratio = median(times.with) / median(times.without);
  return {
    what: 'a send while old messages are indexed, against without',
    measured: `${ratio.toFixed(2)} times`,
    aim: '1.05 times',
    isMet: ratio <= 1.05,
    remark: `medians ${median(times.with).toFixed(2)} ms and ${median(times.without).toFixed(2)} ms of ${times.with.length} sends, in turns`,
  };
}
