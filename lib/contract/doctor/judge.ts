import { type Check, failed, ok, type SeenRequest } from './check.ts';
import { type ProxyName, proxyLine } from './proxies.ts';

/** Clocks that are further apart show wrong times, in milliseconds. */
const CLOCKS_MS = 60_000;

/** Whether an address leads to the machine from which it is asked. */
function isLocal(address: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);
}

/** Whether people reach it under the address that it takes for its own, and by https. `asked` is the address they typed. */
export function judgeAddress(asked: string, { publicUrl }: SeenRequest): Check[] {
  const { origin, protocol, hostname } = new URL(asked);
  const isHere = isLocal(asked);
  const address =
    publicUrl === origin || (publicUrl === null && isHere)
      ? ok('Address', `It is reached at ${origin}, as it should be.`)
      : failed(
          'Address',
          publicUrl === null
            ? `PUBLIC_URL is not set: it does not know that it is reached at ${origin}.`
            : `It is reached at ${origin}, and takes ${publicUrl} for its address.`,
          `PUBLIC_URL=${origin}`,
        );
  const https =
    protocol === 'https:' || isHere
      ? ok('https', isHere ? 'On this machine https is not needed.' : 'The connection is encrypted.')
      : failed(
          'https',
          'Everything, passwords too, is sent as it is. Browsers give pages without https no notifications and no copying.',
          `Caddy: ${hostname}\nreverse_proxy 127.0.0.1:3000`,
        );
  return [address, https];
}

/** Whether the server knows who asks: with one address for all, they share one limit, and one wrong password slows all down. */
export function judgeClientAddress(asked: string, seen: SeenRequest, proxy: ProxyName | null): Check {
  const name = 'Your address';
  const { address, isForwarded, isForwarderTrusted, peer } = seen;
  if (isForwarded && !isForwarderTrusted)
    return failed(
      name,
      `A proxy says where you are, and is not believed: everybody seems to be at ${address}.`,
      peer === 'loopback' ? 'TRUSTED_PROXIES=loopback' : `TRUSTED_PROXIES=${address}`,
    );
  // Who asks from elsewhere is not on the server's own machine: something there passes it on.
  const isPassedOn = proxy !== null || (peer === 'loopback' && !isLocal(asked));
  if (!isForwarded && isPassedOn)
    return failed(
      name,
      `${proxy ?? 'The proxy'} does not say where you are: everybody seems to be at ${address}.`,
      proxyLine('forwarded', proxy),
    );
  return ok(name, `The server sees you at ${address}.`);
}

export function judgeClocks({ time }: SeenRequest, now: number): Check {
  const apart = Date.parse(time) - now;
  return Math.abs(apart) <= CLOCKS_MS
    ? ok('Clocks', 'The clocks of the server and of this device agree.')
    : failed(
        'Clocks',
        `The clock of the server is ${Math.round(Math.abs(apart) / 60_000)} minutes ${apart > 0 ? 'ahead of' : 'behind'} this device's.`,
        'timedatectl set-ntp true',
      );
}

/** How a body of a size fared: the status that came back, and whether it was Parley that answered. */
export interface BodyProbe {
  readonly bytes: number;
  /** Null when the connection broke off. */
  readonly status: number | null;
  readonly isOurs: boolean;
}

export function judgeBodies(probes: readonly BodyProbe[], proxy: ProxyName | null): Check {
  const name = 'Large bodies';
  const refused = probes.find(({ status, isOurs }) => status !== 200 || !isOurs);
  if (refused === undefined) return ok(name, 'A body of 25 MB arrives, as the largest file of contacts has.');
  const size = refused.bytes < 1024 ** 2 ? '900 KB' : `${Math.round(refused.bytes / 1024 ** 2)} MB`;
  return failed(
    name,
    `A body of ${size} does not arrive (${refused.status ?? 'the connection broke off'}). Files come in smaller pieces and are not concerned.`,
    proxyLine('body', proxy),
  );
}

/** `why` is null when the live connection opened and stayed. */
export function judgeLive(why: string | null, proxy: ProxyName | null): Check {
  const name = 'Live connection';
  return why === null
    ? ok(name, 'A WebSocket opens.')
    : failed(
        name,
        `No WebSocket opens (${why}): nothing appears before a page is loaded again.`,
        proxyLine('upgrade', proxy),
      );
}
