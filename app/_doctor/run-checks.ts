import { io } from 'socket.io-client';
import { type Check, failed, running, type SeenRequest } from '../../lib/contract/doctor/check.ts';
import {
  type BodyProbe,
  judgeAddress,
  judgeBodies,
  judgeClientAddress,
  judgeClocks,
  judgeLive,
} from '../../lib/contract/doctor/judge.ts';
import { judgeBuffering, judgeHeld, judgeMethods } from '../../lib/contract/doctor/judge-way.ts';
import { type ProxyName, proxyOf } from '../../lib/contract/doctor/proxies.ts';
import { isShape, isText } from '../../lib/contract/values/guards.ts';
import { holdLive } from './hold-live.ts';
import { askByMethods, millisecondsOfParts, millisecondsOfPieces } from './probe-way.ts';

const CALL = '/api/v1/doctor';
const PATIENCE_MS = 60_000;
const OPEN_MS = 10_000;
/** A form, a large page of contacts, and the largest file of contacts. */
const BODIES = [900 * 1024, 2 * 1024 ** 2, 25 * 1024 ** 2];

const isRefusal = isShape({ code: isText });

interface CheckOptions {
  /** For how long the live connection has to hold, in milliseconds. */
  readonly holdMs?: number;
  /** Of a program, where no cookie says who asks. */
  readonly token?: string | undefined;
}

/**
 * Checks an installation from where this runs, through whatever is in between: `origin` is the address that people type.
 * Each check is told as soon as it is done. Runs in pages and in Node.
 */
export async function runChecks(
  origin: string,
  tell: (check: Check) => void,
  { holdMs = 70_000, token }: CheckOptions = {},
): Promise<void> {
  const first = await see(origin);
  if ('check' in first) return tell(first.check);
  const { seen, proxy } = first;
  for (const check of judgeAddress(origin, seen)) tell(check);
  tell(judgeClientAddress(origin, seen, proxy));
  tell(judgeClocks(seen, Date.now()));
  const refusal = await whyNoWebSocket(origin);
  tell(judgeLive(refusal, proxy));
  // It is held while everything else is checked.
  const say = (seconds: number) =>
    tell(
      running('Lasting connection', `It has held for ${seconds} of ${Math.round(holdMs / 1000)} seconds…`),
    );
  const held = refusal === null ? holdLive(origin, { holdMs, token, say }) : null;
  tell(judgeMethods(await askByMethods(origin + CALL), proxy));
  const ways = {
    answerMs: await millisecondsOfParts(`${origin}${CALL}/parts`),
    bodyMs: await millisecondsOfPieces(origin + CALL),
  };
  tell(judgeBuffering(ways, proxy));
  const probes: BodyProbe[] = [];
  for (const bytes of BODIES) probes.push(await probeBody(origin, bytes));
  tell(judgeBodies(probes, proxy));
  if (held !== null) tell(judgeHeld(await held, proxy));
}

type First = { readonly seen: SeenRequest; readonly proxy: ProxyName | null } | { readonly check: Check };

async function see(origin: string): Promise<First> {
  let response: Response;
  try {
    response = await fetch(origin + CALL, { signal: AbortSignal.timeout(OPEN_MS) });
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return {
      check: failed(
        'Address',
        `Nothing answers at ${origin} (${cause}).`,
        'HOST=0.0.0.0, or a proxy in front',
      ),
    };
  }
  const { headers, status } = response;
  const proxy = proxyOf(headers.get('server'), headers.get('via'));
  if (status === 421)
    return {
      check: failed(
        'Address',
        `Parley does not take ${origin} for an address of its own.`,
        `PUBLIC_URL=${origin}`,
      ),
    };
  const isOurs = headers.get('content-type')?.startsWith('application/json') ?? false;
  if (status !== 200 || !isOurs)
    return {
      check: failed(
        'Address',
        `${proxy ?? 'Something else'} answers at ${origin} (${status}), and Parley does not.`,
        'Start Parley, and let the proxy pass everything on to its PORT.',
      ),
    };
  return { seen: (await response.json()) as SeenRequest, proxy };
}

/** Null when a WebSocket opens: a server that says who may not come in has been reached by one. */
function whyNoWebSocket(origin: string): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = io(origin, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: OPEN_MS,
    });
    const end = (why: string | null) => {
      socket.disconnect();
      resolve(why);
    };
    socket.on('connect', () => end(null));
    socket.on('connect_error', (error: Error & { readonly data?: unknown }) =>
      end(isRefusal(error.data) ? null : error.message),
    );
  });
}

async function probeBody(origin: string, bytes: number): Promise<BodyProbe> {
  try {
    const { status, headers } = await fetch(origin + CALL, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { bytes, status, isOurs: /json/.test(headers.get('content-type') ?? '') };
  } catch {
    return { bytes, status: null, isOurs: false };
  }
}
