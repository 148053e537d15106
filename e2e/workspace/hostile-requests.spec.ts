import { once } from 'node:events';
import { connect } from 'node:net';
import { newcomer } from '../fixtures/newcomer.ts';
import { startServer } from '../fixtures/server.ts';
import { expect, test } from '../fixtures/test.ts';

/** The headers that every answer of every listener carries. */
const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
};

/** Sends bytes as they are and reads the answer to its end. */
async function sendRaw(url: string, text: string): Promise<{ status: number; head: string }> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
  let answer = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    answer += chunk;
    if (answer.includes('\r\n\r\n')) socket.end();
  });
  socket.write(text);
  await once(socket, 'close');
  const head = answer.split('\r\n\r\n', 1)[0]?.toLowerCase() ?? '';
  return { status: Number(/^http\/1\.1 (\d+)/.exec(head)?.[1]), head };
}

const request = (first: string, ...headers: string[]) =>
  `${[first, 'Host: 127.0.0.1', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`;

test('nothing that is sent gets an answer of ours gone wrong', async ({ server }) => {
  const { rest } = await newcomer(server.url, 'walker');
  const { paths } = (await rest.ask('GET', '/openapi.json')).body as { paths: Record<string, object> };
  const values = ['x', '%00', '%E0%A4%A', '..%2f..%2fetc', '%F0%9F%98%80', 'a'.repeat(3_000), '{"$ne":null}'];
  const bodies = ['', '{', 'null', '[]', '"x"', '{"a":1}', '{"__proto__":{"a":1}}', '[['.repeat(5_000)];
  const queries = ['', '?limit=-1', '?cursor=%00', '?limit=1e9&cursor=x&cursor=y', '?%E0%A4%A', '?since=NaN'];
  const failed: string[] = [];
  let tried = 0;
  const attempt = async (method: string, path: string, init: RequestInit) => {
    tried += 1;
    const answer = await fetch(`${server.url}/api/v1${path}`, { method, ...init });
    await answer.arrayBuffer();
    if (answer.status >= 500) failed.push(`${method} ${path.slice(0, 80)} ${answer.status}`);
    expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff');
  };
  const headers = rest.headers();
  for (const [index, path] of Object.keys(paths).entries()) {
    for (const value of values) {
      const filled = path.replace(/\{[^}]+\}/g, value);
      await attempt('GET', filled + (queries[index % queries.length] ?? ''), { headers });
      if (filled === path) break;
    }
    const filled = path.replace(/\{[^}]+\}/g, '01890a5d-ac96-774b-bcce-b302099a8057');
    for (const query of queries) await attempt('GET', filled + query, { headers });
    // Signing out, or deleting what the walk needs, is not what is tried here.
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const body = bodies[(index + method.length) % bodies.length] ?? '';
      for (const type of ['application/json', 'text/csv', 'multipart/form-data', 'x']) {
        const sent = method === 'OPTIONS' ? {} : { body };
        await attempt(method, filled, { headers: { ...headers, 'content-type': type }, ...sent });
      }
    }
  }
  expect(failed).toEqual([]);
  expect(tried).toBeGreaterThan(500);
});

test('odd targets, methods and heads are refused, each with the headers of every answer', async ({
  server,
}) => {
  const cases: readonly (readonly [string, readonly number[]])[] = [
    [request('GET /%E0%A4%A HTTP/1.1'), [400]],
    [request('GET /api/v1/contacts/%E0%A4%A HTTP/1.1'), [400]],
    [request('TRACE / HTTP/1.1'), [405, 501]],
    [request('CONNECT 127.0.0.1:80 HTTP/1.1'), [405]],
    [request('OPTIONS * HTTP/1.1'), [400]],
    [request('GET http://evil.example/people HTTP/1.1'), [421]],
    [request('GET http:// HTTP/1.1'), [400, 421]],
    [
      request('GET /healthz HTTP/1.1', 'X: a\u0001b').replace('Host: 127.0.0.1', 'Host: evil.example'),
      [400, 421],
    ],
    ['GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n', [421]],
    ['GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n\r\n', [421]],
    ['GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: evil.example\r\n\r\n', [421]],
    [`GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`, [431]],
    ['NONSENSE\r\n\r\n', [400]],
    [request('GET /socket.io/?EIO=9&transport=polling HTTP/1.1'), [400]],
    [request('GET /socket.io/?EIO=4&transport=none HTTP/1.1'), [400]],
    [
      request('GET /socket.io/?EIO=4&transport=websocket&sid=x HTTP/1.1', 'Upgrade: websocket').replace(
        'Connection: close',
        'Connection: Upgrade',
      ),
      [400],
    ],
    [request('GET //evil.example/ HTTP/1.1'), [200, 307, 308, 404]],
    [
      request('GET /api/auth/signin?callbackUrl=http://127.0.0.1:4701.evil.example/ HTTP/1.1'),
      [200, 302, 307, 400],
    ],
    [request('GET /_next/image?url=%2Ficon.svg&w=64&q=75 HTTP/1.1'), [400, 404]],
    [request('GET /nowhere HTTP/1.1'), [404, 307]],
  ];
  for (const [text, statuses] of cases) {
    const { status, head } = await sendRaw(server.url, text);
    expect(statuses, text.slice(0, 90)).toContain(status);
    for (const [name, value] of Object.entries(EVERYWHERE))
      expect(head, text.slice(0, 90)).toContain(`${name}: ${value}`.toLowerCase());
    expect(head, text.slice(0, 90)).not.toMatch(/location: (?:https?:)?\/\/(?!127\.0\.0\.1)/);
    if (/content-type: text\/html/.test(head))
      expect(head, text.slice(0, 90)).toContain('content-security-policy:');
  }
});

test('a configured name is answered, behind a trusted proxy by the address that it forwards', async () => {
  const server = await startServer({ ALLOWED_HOSTS: 'parley.lan', TRUSTED_PROXIES: 'loopback' });
  try {
    const port = new URL(server.url).port;
    const named = await sendRaw(
      server.url,
      `GET /login HTTP/1.1\r\nHost: parley.lan:${port}\r\nConnection: close\r\n\r\n`,
    );
    expect(named.status).toBe(200);
  } finally {
    await server.dispose();
  }
});
