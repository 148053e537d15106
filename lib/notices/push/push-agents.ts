import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { Agent, type AgentOptions } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from '../../accounts/push/push-endpoint.ts';
import { processState } from '../../context/process-state.ts';

/** The connections to push services. */
export interface PushAgents {
  /** To the services of browsers: at public addresses only. */
  readonly known: Agent;
  /** To hosts that PUSH_HOSTS names, wherever they are. */
  readonly named: Agent;
}

/** `dns.lookup`, as it answers all addresses of a name. */
type LookupAll = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A connection is kept open for the next push; so many go to one service at once. */
const SOCKETS_MAX = 50;

export const pushAgents = processState('push-agents', () => createPushAgents());

/** `options` are of TLS, such as another authority that is trusted. */
export function createPushAgents(options: AgentOptions = {}): PushAgents {
  const common: AgentOptions = {
    keepAlive: true,
    maxSockets: SOCKETS_MAX,
    maxFreeSockets: 8,
    ...options,
  };
  return {
    known: new Agent({ ...common, lookup: publicOnly(lookup) }),
    named: new Agent(common),
  };
}

/**
 * As the given look-up of names, but it fails for a name that leads to any address that is not public. It is asked at each
 * connection, and the answer is what is connected to: a name cannot lead elsewhere in between.
 */
export function publicOnly(resolve: LookupAll): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => !isPublicAddress(address)))
        return callback(new Error(`${hostname} does not lead to public addresses only`), '', 0);
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}
