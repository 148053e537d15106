import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ClientEventName, clientEvents } from '../contract/events.ts';
import { newId } from '../contract/values/new-id.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { messages } from '../messages/messages.ts';
import { eventually } from '../testing/eventually.ts';
import { type Client, openTwoProcesses, type TwoProcesses } from '../testing/two-processes.ts';
import { FRAME_LIMIT } from './open-socket-server.ts';

let processes: TwoProcesses;
let around: Bystanders;
interface Bystanders {
  readonly a: Client;
  readonly b: Client;
  readonly conversationId: string;
}

beforeAll(async () => {
  processes = await openTwoProcesses();
  around = await bystand();
});
afterAll(async () => {
  processes.reset();
  await processes.close();
});

/** Two who talk while a third person is hostile, and nothing of whose talk may change. */
async function bystand(): Promise<Bystanders> {
  const [a, b] = [await processes.join(), await processes.join()];
  const { conversation } = await openDirect(processes.workspace.ctx, a.caller, { userId: b.caller.userId });
  await eventually(() => expect(b.named('conversation:created')).toHaveLength(1));
  return { a, b, conversationId: conversation.id };
}

async function expectUnharmed(): Promise<void> {
  const { a, b, conversationId } = around;
  const { ok, message } = await a.ask('message:send', {
    conversationId,
    clientId: newId(),
    body: 'still here',
  });
  expect(ok).toBe(true);
  await eventually(() => expect(b.named('message:created').at(-1)).toEqual(message));
  expect(await messages.in(processes.workspace.ctx.db).countDocuments({ body: { $ne: 'still here' } })).toBe(
    0,
  );
}

/** Sends bytes as they are, past the client that would never send them. Resolves once read, or the connection's end. */
async function throwRaw(client: Client, frame: string | Buffer): Promise<void> {
  client.socket.io.reconnection(false);
  client.socket.io.engine.send(frame as never);
  if (!client.socket.connected) return;
  await client.ask('activity', { state: 'active' }).catch(() => undefined);
}

const events = Object.keys(clientEvents) as ClientEventName[];
const parsed = (json: string): unknown => JSON.parse(json);

describe('hostile frames', () => {
  it.each([
    ['no event', '2'],
    ['no array', '2{"__proto__":{"isAdmin":true}}'],
    ['broken JSON', '2["message:send",'],
    ['an empty array', '2[]'],
    ['an event that is no text', '2[null,{}]'],
    ['an event that is an object', '2[{"toString":1},{}]'],
    ['reserved events', '2["disconnect"]'],
    ['another reserved event', '2["connect_error",{}]'],
    ['an event of the emitter itself', '2["newListener","x"]'],
    ['an attachment that never comes', '51-["message:send",{"_placeholder":true,"num":0}]'],
    ['more attachments than can be', '599999999999-["message:send",{}]'],
    ['an attachment out of nowhere', Buffer.from([1, 2, 3])],
    ['an answer that no one asked for', '3999["x"]'],
    ['an error as if we had sent it', '4{"message":"x"}'],
    ['a kind of packet that is none', '9["message:send"]'],
    ['a number of an answer that is none', '2NaN["activity",{}]'],
    ['a huge number of an answer', `2${'9'.repeat(400)}["activity",{}]`],
    ['a second handshake', '0{"token":"x"}'],
    ['a namespace that is none', '0/admin,{}'],
    ['an event of a namespace that is none', '2/__proto__,["message:send",{}]'],
    ['nesting without end', `2["message:send",${'['.repeat(20_000)}${']'.repeat(20_000)}]`],
    ['text that is no text', '2["message:send",{"body":"\\ud800"}]'],
  ])('%s ends the connection or is passed over', async (_what, frame) => {
    await throwRaw(await processes.join(), frame);
    await expectUnharmed();
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
  });

  it('may be as large as the limit, and not a byte larger', async () => {
    const of = (length: number) => {
      // Engine.IO puts one character in front.
      const frame = (fill: string) => `2["message:send",{"body":"${fill}"}]`;
      return frame('x'.repeat(length - frame('').length - 1));
    };
    const [within, beyond] = [await processes.join(), await processes.join()];
    await throwRaw(within, of(FRAME_LIMIT));
    expect(await within.ask('activity', { state: 'active' })).toEqual({ ok: true });
    await throwRaw(beyond, of(FRAME_LIMIT + 1));
    await eventually(() => expect(beyond.socket.connected).toBe(false));
    await expectUnharmed();
  });
});

describe('hostile input', () => {
  const hostile: unknown[] = [
    undefined,
    null,
    true,
    0,
    -1,
    1e308,
    '',
    'x',
    [],
    [[]],
    {},
    parsed('{"__proto__":{"conversationId":"x"}}'),
    parsed('{"constructor":{"prototype":{"ok":true}}}'),
    { conversationId: { $gt: '' }, seq: 1, clientId: 'x', body: 'x' },
    { conversationId: ['x'], seq: 1 },
    { conversationId: '\0', seq: Number.MAX_SAFE_INTEGER + 1 },
    { conversationId: 'x'.repeat(10_000), seq: 1, clientId: 'x', body: 'x' },
    { mark: { $ne: null } },
    { state: 'toString' },
    { contactId: { $where: 'sleep(1000)' }, field: null },
    Buffer.from('conversationId'),
  ];

  it.each(events)('is refused by %s, each with an answer, and never as a fault of ours', async (event) => {
    const eve = await processes.join();
    for (const input of hostile) {
      const answer = await eve.ask(event, input);
      // An empty object is all that a sync check needs.
      if (answer.ok === true) expect([event, input]).toEqual(['sync:check', {}]);
      else expect(['invalid', 'not_found'], JSON.stringify(input)).toContain(answer.code);
    }
    // Without a function to answer by, and with more than an event takes.
    for (const input of hostile) eve.socket.emit(event, input);
    eve.socket.emit(event);
    expect(await eve.socket.timeout(5_000).emitWithAck(event, {}, 'more', () => undefined)).toBeDefined();
    await expectUnharmed();
  });

  it('made of anything that JSON can say is answered, and never as a fault of ours', async () => {
    const eve = await processes.join();
    const names = fc.constantFrom(
      'conversationId',
      'clientId',
      'body',
      'seq',
      'mark',
      'state',
      '$gt',
      '__proto__',
    );
    const input = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(names, fc.oneof(fc.jsonValue(), fc.constant(around.conversationId)), { maxKeys: 5 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...events, 'nothing', ''), input, async (event, value) => {
        const answer = await eve.ask(event, value);
        expect(answer.ok === true || answer.code !== 'internal').toBe(true);
      }),
      { numRuns: 300 },
    );
    await expectUnharmed();
  });
});

describe('a flood', () => {
  it('of one socket is answered or refused in order, and others do not wait for it', async () => {
    const eve = await processes.join();
    const FLOOD = 2_000;
    let answered = 0;
    let refused = 0;
    for (let sent = 0; sent < FLOOD; sent += 1) {
      eve.socket.emit('message:read', { conversationId: newId(), seq: 1 }, ({ code }: { code: string }) => {
        answered += 1;
        if (code === 'rate_limited') refused += 1;
      });
    }
    const begun = performance.now();
    await expectUnharmed();
    const waited = performance.now() - begun;
    await vi.waitFor(() => expect(answered).toBe(FLOOD), { timeout: 20_000 });
    // Others are served while the flood goes on, not after it.
    expect(waited).toBeLessThan(performance.now() - begun);
    expect(refused).toBeGreaterThan(0);
    await expectUnharmed();
  });

  it('of connections that are cut half-way leaves nothing behind', async () => {
    const before = processes.firstProcess.io.of('/').sockets.size;
    const guests = await Promise.all(Array.from({ length: 15 }, () => processes.join()));
    for (const { socket } of guests) socket.io.engine.close();
    for (const { socket } of guests) socket.io.reconnection(false);
    for (const { socket } of guests) socket.disconnect();
    await eventually(() =>
      expect(processes.firstProcess.io.of('/').sockets.size).toBeLessThanOrEqual(before),
    );
    await expectUnharmed();
  });
});
