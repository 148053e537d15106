import { newcomer } from '../fixtures/newcomer.ts';
import { startProcesses } from '../fixtures/processes.ts';
import { type Balancer, startBalancer } from './balancer.ts';
import { Reader, write } from './talkers.ts';

export interface RollReport {
  readonly restarts: number;
  readonly sent: number;
  /** Sends that a person would have seen fail. */
  readonly failures: readonly string[];
  /** Acknowledged, and not there; there more than once; read, and never sent. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly strange: readonly string[];
  /** The longest time in which a reader heard nothing, in milliseconds, for each reader. */
  readonly gapsMs: readonly number[];
}

interface Options {
  /** How often both processes are restarted, one after the other. */
  readonly rounds: number;
  readonly writers: number;
  readonly everyMs: number;
  /** Does something of its own meanwhile, at the address that both processes share. */
  beside?(balancer: Balancer): Promise<{ end(): Promise<void> }>;
}

const READERS = 2;

/** Restarts two processes one after the other, while people write and read through a balancer. */
export async function rollUnderLoad({ rounds, writers, everyMs, beside }: Options): Promise<RollReport> {
  const processes = await startProcesses(2, { TRUSTED_PROXIES: 'loopback' });
  const balancer = await startBalancer(processes.servers.map(({ url }) => url));
  try {
    const people = await Promise.all(
      Array.from({ length: writers + READERS }, (_, index) => newcomer(balancer.url, `talker${index}`)),
    );
    const [owner] = people;
    const room = {
      kind: 'room',
      name: 'Rolling',
      visibility: 'private',
      memberIds: people.slice(1).map(({ id }) => id),
    };
    const { id } = (await owner?.rest.must('POST', '/conversations', room)) ?? {};
    const conversationId = String(id);
    const companion = await beside?.(balancer);
    const readers = people.slice(writers).map((each) => new Reader(balancer.url, each, conversationId));
    const stop = new AbortController();
    const talks = people
      .slice(0, writers)
      .map((each) => write(balancer.url, each, conversationId, { everyMs, signal: stop.signal }));
    for (let round = 0; round < rounds; round += 1)
      for (const server of processes.servers) await server.restart();
    stop.abort();
    const written = await Promise.all(talks);
    await companion?.end();
    const sent = written.flatMap(({ bodies }) => bodies);
    await Promise.all(readers.map((reader) => reader.catchUp()));
    for (const reader of readers) reader.stop();
    return {
      restarts: 2 * rounds,
      sent: sent.length,
      failures: written.flatMap(({ failures }) => failures),
      ...compare(sent, readers),
      gapsMs: readers.map(({ longestGapMs }) => Math.round(longestGapMs)),
    };
  } finally {
    await balancer.close();
    await processes.dispose();
  }
}

function compare(
  sent: readonly string[],
  readers: readonly Reader[],
): Pick<RollReport, 'lost' | 'doubled' | 'strange'> {
  const known = new Set(sent);
  const of = (what: (bodies: readonly string[], seen: ReadonlySet<string>) => string[]) =>
    readers.flatMap(({ bodies }) => what(bodies, new Set(bodies)));
  return {
    lost: of((_, seen) => sent.filter((body) => !seen.has(body))),
    doubled: of((bodies) => bodies.filter((body, index) => body !== '' && bodies.indexOf(body) !== index)),
    // Lines such as who was invited have no text.
    strange: of((bodies) => bodies.filter((body) => body !== '' && !known.has(body))),
  };
}
