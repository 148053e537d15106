import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { SeenRequest } from '../../contract/doctor/check.ts';
import { answerInParts, PROBE_MAX, seeRequest, weighRequest } from '../../contract/endpoints/doctor.ts';
import { AppError } from '../../use-case/app-error.ts';
import { Answer } from '../answer.ts';
import { clientAddress, isFromTrustedProxy } from '../proxy/client-address.ts';
import { type RawCall, type RawRoute, rawRoute } from '../raw/raw-route.ts';

/** Between the parts of an answer, in milliseconds. */
const PART_MS = 1_500;

/** What is asked before anyone signed in: nothing of it is about anyone but who asks. */
export const doctorRoutes: readonly RawRoute[] = [
  rawRoute(seeRequest, async ({ ctx, request }) => Answer.json(seen(ctx, request), {})),
  rawRoute(weighRequest, async ({ request }) => Answer.json(await weigh(request), {})),
  rawRoute(answerInParts, async ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
    response.write('The first part.\n');
    await wait(PART_MS);
    response.end('The last part.\n');
    return null;
  }),
];

function seen({ env, now }: RawCall<typeof seeRequest>['ctx'], request: IncomingMessage): SeenRequest {
  return {
    address: clientAddress(env, request),
    isForwarded: request.headers['x-forwarded-for'] !== undefined,
    isForwarderTrusted: isFromTrustedProxy(env, request),
    peer: kindOf(request.socket.remoteAddress ?? ''),
    host: request.headers.host ?? '',
    publicUrl: env.PUBLIC_URL ?? null,
    time: now().toISOString(),
  };
}

/** How much arrives, and how long after its first byte the last one does: none of it waits for us. */
async function weigh(request: IncomingMessage): Promise<{ bytes: number; ms: number }> {
  if (Number(request.headers['content-length'] ?? 0) > PROBE_MAX) throw new AppError('too_large');
  let bytes = 0;
  let begun: number | null = null;
  for await (const piece of request) {
    begun ??= performance.now();
    bytes += piece.length;
    if (bytes > PROBE_MAX) throw new AppError('too_large');
  }
  return { bytes, ms: begun === null ? 0 : performance.now() - begun };
}

function kindOf(address: string): SeenRequest['peer'] {
  const plain = address.replace(/^::ffff:/, '');
  if (plain === '::1' || plain.startsWith('127.')) return 'loopback';
  return /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|f[cd]|fe80:)/i.test(plain)
    ? 'private'
    : 'public';
}
