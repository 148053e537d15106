import type { Context } from '../lib/context/context.ts';
import { newId } from '../lib/contract/values/new-id.ts';
import { conversations } from '../lib/conversations/conversations.ts';
import { openDirect } from '../lib/conversations/direct/open-direct.ts';
import { getConversation } from '../lib/conversations/get-conversation.ts';
import { messages } from '../lib/messages/messages.ts';
import { listMessageChanges } from '../lib/messages/read/list-message-changes.ts';
import { listMessages } from '../lib/messages/read/list-messages.ts';
import { sendMessage } from '../lib/messages/send/send-message.ts';
import { addPerson, createTestContext } from '../lib/testing/test-context.ts';
import type { Caller } from '../lib/use-case/caller.ts';
import { say } from '../scripts/run-step.mjs';
import type { Figure, Report } from './report/report.ts';
import { median } from './report/statistics.ts';

const SHORT = 100;
const BATCH = 1_000;
const ROUNDS = 20;
const SAMPLES = 60;
const SEND_SAMPLES = 25;
const PAGE = 50;
const AIM = 1.1;

/** A conversation of two people with so many messages. */
interface Talk {
  readonly conversationId: string;
  readonly caller: Caller;
  readonly length: number;
}

/**
 * Opening, catching up and sending in a conversation with a long history against one of 100 messages, by the use cases
 * that every transport calls, on the embedded engine: the two in turns, so that whatever the machine does besides hits both.
 */
export async function bench([count]: readonly string[]): Promise<Report> {
  const length = Number(count ?? 1_000_000);
  const { ctx, close } = await createTestContext();
  try {
    const before = residentMiB();
    const begun = performance.now();
    const long = await talk(ctx, length);
    const filled = `${((performance.now() - begun) / 1000).toFixed(0)} s`;
    const short = await talk(ctx, SHORT);
    const compare = (what: string, samples: number, work: (talk: Talk) => Promise<unknown>) =>
      measureRatio(what, { long, short, samples, work });
    const figures = [
      await compare('opening, newest page', SAMPLES, async ({ caller, conversationId }) => {
        await getConversation(ctx, caller, { id: conversationId });
        await listMessages(ctx, caller, { conversationId });
      }),
      await compare(
        `a page of ${PAGE} deep in the past`,
        SAMPLES,
        ({ caller, conversationId, length: all }) =>
          listMessages(ctx, caller, { conversationId, before: deepIn(all), limit: PAGE }),
      ),
      await compare('coming back with nothing missed', SAMPLES, ({ caller, conversationId, length: all }) =>
        listMessageChanges(ctx, caller, { conversationId, since: all }),
      ),
      await compare('sending a message, stored on disk', SEND_SAMPLES, ({ caller, conversationId }) =>
        sendMessage(ctx, caller, { conversationId, clientId: newId(), body: 'one more' }),
      ),
    ];
    return {
      title: `A conversation of ${length.toLocaleString('en')} messages against one of ${SHORT}`,
      figures: [
        ...figures,
        {
          what: 'memory of the process, engine included',
          measured: `${residentMiB()} MiB`,
          aim: '',
          isMet: null,
          remark: `RSS at the end, pages of the data file included; ${before} MiB before the ${filled} of filling`,
        },
      ],
      notes: [
        `Ratios of medians of ${SAMPLES} calls (${SEND_SAMPLES} sends), the two conversations in turns, ${ROUNDS} rounds; in brackets the 95 % interval of the mean ratio over the rounds. An aim is met when the whole interval is inside it.`,
        'The use cases are called as every transport calls them, rights included; the engine runs beside them in its thread.',
      ],
    };
  } finally {
    await close();
  }
}

/** A position with a full page before it that is in no cache of the newest: past half of the history. */
function deepIn(length: number): number {
  return PAGE + 1 + Math.floor(Math.random() * Math.max(1, length / 2 - PAGE));
}

/** Makes a conversation and fills it: one message by the use case, and the rest after its pattern. */
async function talk(ctx: Context, length: number): Promise<Talk> {
  const [caller, other] = [await addPerson(ctx, newId()), await addPerson(ctx, newId())];
  const { conversation } = await openDirect(ctx, caller, { userId: other.userId });
  const conversationId = conversation.id;
  const send = (body: string) => sendMessage(ctx, caller, { conversationId, clientId: newId(), body });
  await send('A message of ordinary length, as people write them in a chat all day long.');
  const pattern = await messages.in(ctx.db).findOne({ conversationId });
  if (!pattern) throw new Error('The first message is not there.');
  for (let seq = 2; seq < length; seq += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, length - seq) }, (_, index) => {
      const number = seq + index;
      return {
        ...pattern,
        _id: newId(),
        clientId: newId(),
        seq: number,
        revision: number,
        revisions: [number],
      };
    });
    await messages.in(ctx.db).insertMany(batch);
    if (seq % 100_000 < BATCH) say(`${seq} of ${length} messages stored`);
  }
  // What this process remembers of the first is long out of date.
  ctx.cache.clear();
  await conversations
    .in(ctx.db)
    .updateOne({ _id: conversationId }, { $set: { lastSeq: length - 1, revision: length - 1 } });
  await send('The last one, by which the conversation has followed.');
  return { conversationId, caller, length };
}

interface Comparison {
  readonly long: Talk;
  readonly short: Talk;
  readonly samples: number;
  work(talk: Talk): Promise<unknown>;
}

async function measureRatio(what: string, { long, short, samples, work }: Comparison): Promise<Figure> {
  const time = async (of: Talk) => {
    const begun = performance.now();
    await work(of);
    return performance.now() - begun;
  };
  for (let warm = 0; warm < samples; warm += 1) for (const each of [long, short]) await time(each);
  const ratios: number[] = [];
  const all: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const times: [number[], number[]] = [[], []];
    for (let sample = 0; sample < samples; sample += 1) {
      const isLongFirst = sample % 2 === 0;
      for (const at of isLongFirst ? ([0, 1] as const) : ([1, 0] as const)) {
        times[at].push(await time(at === 0 ? long : short));
      }
    }
    ratios.push(median(times[0]) / median(times[1]));
    all[0].push(...times[0]);
    all[1].push(...times[1]);
  }
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ROUNDS;
  const spread = Math.sqrt(ratios.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0) / (ROUNDS - 1));
  const margin = (1.96 * spread) / Math.sqrt(ROUNDS);
  const ms = (times: readonly number[]) => `${median(times).toFixed(2)} ms`;
  return {
    what,
    measured: `${mean.toFixed(2)} times (${(mean - margin).toFixed(2)} to ${(mean + margin).toFixed(2)})`,
    aim: `${AIM} times`,
    isMet: mean + margin <= AIM,
    remark: `half took ${ms(all[0])} in the long one, ${ms(all[1])} in the short one`,
  };
}

function residentMiB(): number {
  return Math.round(process.memoryUsage.rss() / 2 ** 20);
}
