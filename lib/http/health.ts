import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Runtime } from '../context/runtime.ts';
import { readMetrics } from '../process/metrics/metrics.ts';

/** Answers `/healthz`, `/readyz` and `/metrics`. Resolves to false for every other address. */
export async function answerHealth(
  runtime: Runtime,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = request.url?.split('?', 1)[0];
  if (path === '/healthz') return send(response, 200, 'alive\n');
  if (path === '/readyz') return await answerReady(runtime, response);
  if (path === '/metrics') return await answerMetrics(runtime, request, response);
  return false;
}

async function answerReady(runtime: Runtime, response: ServerResponse): Promise<boolean> {
  try {
    const degraded = await runtime.checkReady();
    return send(response, 200, degraded === null ? 'ready\n' : `ready, degraded: ${degraded}\n`);
  } catch (error) {
    return send(response, 503, `not ready: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

async function answerMetrics(
  { ctx }: Runtime,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const token = ctx.env.METRICS_TOKEN;
  if (token === undefined) return send(response, 404, 'not found\n');
  if (!isSame(request.headers.authorization ?? '', `Bearer ${token}`))
    return send(response, 401, 'unauthorized\n');
  const { text, contentType } = await readMetrics();
  return send(response, 200, text, contentType);
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  type = 'text/plain; charset=utf-8',
): true {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
  return true;
}
