import { newId } from '../../lib/contract/values/new-id.ts';
import { say } from '../../scripts/run-step.mjs';
import type { Figure } from '../report/report.ts';
import { median, spread } from '../report/statistics.ts';
import type { Systems } from './systems.ts';
import { manyBytes, send, uploadForm } from './transfer.ts';
import { cpuMsOf } from './usage.ts';

const ROUNDS = 7;
const TIMES = 4_000;
const AT_ONCE = 4;
const SIZE = 80 * 1024;

/** A picture that the browser has, asked for again and again, against a plain static server, in turns. */
export async function measureServingAgain(systems: Systems): Promise<Figure[]> {
  const { server, plain, asha, ben, conversationId } = systems;
  const id = await uploadForm(server.url, asha, { name: 'picture.jpg', bytes: manyBytes(SIZE), size: SIZE });
  await asha.must('POST', `/conversations/${conversationId}/messages`, {
    clientId: newId(),
    body: '',
    fileIds: [id],
  });
  await send('PUT', `${plain.url}/picture.jpg`, { body: manyBytes(SIZE) });
  const own = { url: `${server.url}/api/v1/files/${id}`, headers: ben.headers(), pid: server.pid() };
  const rival = { url: `${plain.url}/picture.jpg`, headers: {}, pid: plain.program.pid };
  const [ownMs, rivalMs]: [number[], number[]] = [[], []];
  for (const each of [own, rival]) await askAgain(each);
  for (let round = 0; round < ROUNDS; round += 1) {
    ownMs.push(await askAgain(own));
    rivalMs.push(await askAgain(rival));
    say(`serving again, round ${round + 1} of ${ROUNDS}: ${ownMs.at(-1)} ms, plain ${rivalMs.at(-1)} ms`);
  }
  const ratio = median(ownMs) / median(rivalMs);
  const each = (ms: number) => `${((ms * 1000) / TIMES).toFixed(0)} µs`;
  return [
    {
      what: 'serving a picture again (304), processor time against a plain static server',
      measured: `${ratio.toFixed(2)} times`,
      aim: '1.5 times',
      isMet: ratio <= 1.5,
      remark: `a request ${each(median(ownMs))}, ${spread(ownMs, each)}; plain ${each(median(rivalMs))}, ${spread(rivalMs, each)}`,
    },
  ];
}

interface Asked {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly pid: number;
}

/** Processor time of {@link TIMES} requests that are answered with 304, in milliseconds. */
async function askAgain({ url, headers, pid }: Asked): Promise<number> {
  const { headers: answered } = await send('GET', url, { headers });
  const conditional = { ...headers, 'if-none-match': answered.etag ?? '' };
  const before = cpuMsOf(pid);
  let left = TIMES;
  const askOn = async () => {
    for (; left > 0; left -= 1) {
      const { status } = await send('GET', url, { headers: conditional });
      if (status !== 304) throw new Error(`${url} was answered with ${status}.`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  return cpuMsOf(pid) - before;
}
