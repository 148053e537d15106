import { once } from 'node:events';
import pLimit from 'p-limit';
import { sessions } from '../lib/accounts/sessions/sessions.ts';
import { createOwnToken } from '../lib/accounts/tokens/create-own-token.ts';
import { type UserDoc, users } from '../lib/accounts/users.ts';
import { listUsers } from '../lib/admin/people/list-users.ts';
import { updateUser } from '../lib/admin/people/update-user.ts';
import type { Context } from '../lib/context/context.ts';
import { newId } from '../lib/contract/values/new-id.ts';
import { addPerson, createTestContext } from '../lib/testing/test-context.ts';
import { openTwoProcesses, type TwoProcesses } from '../lib/testing/two-processes.ts';
import type { Caller } from '../lib/use-case/caller.ts';
import { LightClient } from './peers/load/light-client.ts';
import type { Figure, Report } from './report/report.ts';
import { median, quantile, spread } from './report/statistics.ts';

const SMALL = 100;
const LARGE = 10_000;
const SOCKETS = 5_000;
const ROUNDS = 40;
const CALLS = 60;
const PAGE = 50;
const BATCH = 1_000;
/** Of each of the others; and of who is suspended. */
const SOCKETS_EACH = 20;
const SUSPENSIONS = 7;
const AT_ONCE = 16;
const PAGE_AIM = 1.1;
const SUSPEND_AIM_MS = 1_000;

interface People {
  readonly ctx: Context;
  readonly admin: Caller;
  close(): Promise<void>;
}

/** A workspace of so many people with one signed-in browser each, whose names are in no order. */
async function fill(count: number): Promise<People> {
  const workspace = await createTestContext();
  const { ctx } = workspace;
  const admin: Caller = { ...(await addPerson(ctx, 'boss')), role: 'admin' };
  const now = ctx.now();
  for (let from = 0; from < count; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) =>
      personOf(from + index, now),
    );
    await users.in(ctx.db).insertMany(batch);
    await sessions.in(ctx.db).insertMany(
      batch.map(({ _id }) => ({
        _id: newId(),
        userId: _id,
        device: 'Firefox on Linux',
        address: '192.0.2.1',
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + 24 * 60 * 60 * 1000),
      })),
    );
  }
  return { ctx, admin, close: workspace.close };
}

function personOf(index: number, now: Date): UserDoc {
  const username = `person-${(index * 7919) % 1_000_003}`;
  return {
    _id: newId(),
    username,
    usernameKey: username,
    displayName: username,
    nameKey: username,
    searchKeys: [username],
    email: `${username}@example.org`,
    status: '',
    role: 'member',
    avatarFileId: null,
    passwordHash: '',
    createdAt: now,
    lastSeenAt: now,
  };
}

/** Milliseconds of this process, its engine's thread with it, for one call: others on the machine do not change it. */
async function costOf({ ctx, admin }: People): Promise<number> {
  const before = process.cpuUsage();
  for (let call = 0; call < CALLS; call += 1) {
    const { items } = await listUsers(ctx, admin, { limit: PAGE });
    if (items.length !== PAGE) throw new Error(`A page has ${items.length} people.`);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / CALLS;
}

async function comparePages(): Promise<Figure> {
  const [small, large] = [await fill(SMALL), await fill(LARGE)];
  for (let round = 0; round < 5; round += 1) for (const people of [small, large]) await costOf(people);
  const samples: { small: number; large: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const isSmallFirst = round % 2 === 0;
    const one = await costOf(isSmallFirst ? small : large);
    const two = await costOf(isSmallFirst ? large : small);
    samples.push(isSmallFirst ? { small: one, large: two } : { small: two, large: one });
  }
  await Promise.all([small.close(), large.close()]);
  const ratios = samples.map((sample) => sample.large / sample.small);
  const ratio = median(ratios);
  const show = (values: readonly number[]) => `${median(values).toFixed(2)} ms`;
  return {
    what: `the first page of ${LARGE.toLocaleString('en')} people against that of ${SMALL}`,
    measured: `${ratio.toFixed(2)} times`,
    aim: `${PAGE_AIM} times`,
    isMet: ratio <= PAGE_AIM,
    remark: `processor time ${show(samples.map((each) => each.large))} against ${show(samples.map((each) => each.small))}; ratios ${quantile(ratios, 0.05).toFixed(2)} to ${quantile(ratios, 0.95).toFixed(2)}, ${ROUNDS} rounds`,
  };
}

async function connectOthers(
  { workspace, firstProcess }: TwoProcesses,
  count: number,
): Promise<LightClient[]> {
  const { ctx } = workspace;
  const clients: LightClient[] = [];
  for (let index = 0; index * SOCKETS_EACH < count; index += 1) {
    const { token } = await createOwnToken(ctx, await addPerson(ctx, `other-${index}`), { label: 'bench' });
    for (let each = 0; each < SOCKETS_EACH && clients.length < count; each += 1)
      clients.push(
        new LightClient({ url: firstProcess.url, protocol: 'parley', token, conversationIds: [] }),
      );
  }
  const limit = pLimit(AT_ONCE);
  await Promise.all(clients.map((client) => limit(() => client.open())));
  return clients;
}

/** From the call of an administrator until it is answered and the last socket of the person is closed. */
async function timeSuspension(processes: TwoProcesses, admin: Caller): Promise<number> {
  const { ctx } = processes.workspace;
  const person = await addPerson(ctx, `suspended-${newId()}`);
  const own = [];
  for (const at of [processes.firstProcess, processes.otherProcess])
    for (let index = 0; index < SOCKETS_EACH / 2; index += 1) own.push(await processes.join(at, person));
  const closed = own.map(({ socket }) => once(socket as never, 'disconnect'));
  const started = performance.now();
  await Promise.all([updateUser(ctx, admin, { id: person.userId, state: 'suspended' }), ...closed]);
  return performance.now() - started;
}

async function timeSuspensions(count: number): Promise<Figure> {
  const processes = await openTwoProcesses();
  const admin: Caller = { ...(await addPerson(processes.workspace.ctx, 'boss')), role: 'admin' };
  await users.in(processes.workspace.ctx.db).updateOne({ _id: admin.userId }, { $set: { role: 'admin' } });
  const others = await connectOthers(processes, count);
  const times: number[] = [];
  for (let index = 0; index < SUSPENSIONS; index += 1) times.push(await timeSuspension(processes, admin));
  const left = others.filter(({ isOpen }) => isOpen).length;
  for (const client of others) client.cut();
  await processes.close();
  if (left !== count) throw new Error(`Only ${left} of ${count} sockets of others are still open.`);
  return {
    what: `a suspension with ${count.toLocaleString('en')} sockets of others open, until the last socket is closed`,
    measured: `${median(times).toFixed(0)} ms`,
    aim: `under ${SUSPEND_AIM_MS / 1000} s`,
    isMet: Math.max(...times) < SUSPEND_AIM_MS,
    remark: `${spread(times, (value) => `${value.toFixed(0)} ms`)}; ${SOCKETS_EACH} sockets of the person at two processes; the others stay open`,
  };
}

/** The admin panel in a large workspace. The number of sockets may be given. */
export async function bench([sockets]: readonly string[]): Promise<Report> {
  const figures = [await comparePages(), await timeSuspensions(Number(sockets ?? SOCKETS))];
  return {
    title: 'The admin panel: 10,000 people, and a suspension among many sockets',
    figures,
    notes: [
      'Use cases called directly, through the official driver on the embedded engine; both workspaces in one process, in turns.',
      'The sockets of others are at the process that suspends, with their clients in the same process: they take part of the same processor.',
    ],
  };
}
