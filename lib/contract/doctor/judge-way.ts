import { type Check, failed, ok, unknown } from './check.ts';
import { type ProxyName, proxyLine } from './proxies.ts';

/** How a live connection fared that was left open; null where no one was signed in to open it. */
export type Held =
  | { readonly seconds: number; readonly why: null }
  | { readonly seconds: number; readonly why: string }
  | null;

export function judgeHeld(held: Held, proxy: ProxyName | null): Check {
  const name = 'Lasting connection';
  if (held === null)
    return unknown(
      name,
      'Who is not signed in cannot hold one. Name a token in PARLEY_TOKEN, or open /doctor.',
    );
  return held.why === null
    ? ok(name, `A WebSocket lasts: it held for ${held.seconds} seconds.`)
    : failed(
        name,
        `The WebSocket was closed after ${held.seconds} seconds (${held.why}): pages connect again and again.`,
        proxyLine('hold', proxy),
      );
}

/** Milliseconds between the parts of an answer, and of a body; each was sent 1.5 s apart. Null where it could not be seen. */
export interface Ways {
  readonly answerMs: number | null;
  readonly bodyMs: number | null;
}

/** What was held back arrives together: less than half of the time apart. */
const APART_MS = 750;

export function judgeBuffering({ answerMs, bodyMs }: Ways, proxy: ProxyName | null): Check {
  const name = 'Buffering';
  const isHeldBack = (ms: number | null) => ms !== null && ms < APART_MS;
  const what = [
    ...(isHeldBack(answerMs) ? ['answers'] : []),
    ...(isHeldBack(bodyMs) ? ['what is sent'] : []),
  ];
  if (what.length > 0)
    return failed(
      name,
      `${proxy ?? 'Something in between'} holds ${what.join(' and ')} back until all of it is there: long downloads and uploads start late and fill its disk.`,
      proxyLine('buffering', proxy),
    );
  if (answerMs === null) return unknown(name, 'The answer in parts did not arrive.');
  return ok(name, 'What is sent and answered is passed on as it comes.');
}

/** Methods that CardDAV needs, and who answered to each: Parley itself, or the status of something in between. */
export type MethodAnswers = readonly {
  readonly method: string;
  readonly isOurs: boolean;
  readonly status: number | null;
}[];

export function judgeMethods(answers: MethodAnswers, proxy: ProxyName | null): Check {
  const name = 'Methods of CardDAV';
  const stopped = answers.filter(({ isOurs }) => !isOurs);
  if (stopped.length === 0)
    return ok(name, 'PROPFIND and REPORT arrive: address books of phones can connect.');
  const [{ status = null } = {}] = stopped;
  return failed(
    name,
    `${stopped.map(({ method }) => method).join(' and ')} do not arrive (${status ?? 'the connection broke off'}): address books of phones cannot connect.`,
    proxyLine('methods', proxy),
  );
}
