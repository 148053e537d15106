import { lookup } from 'node:dns';
import { Agent, type AgentOptions } from 'node:https';
import { publicOnly } from '../../process/egress/public-only.ts';

/** The connections to push services. */
export interface PushAgents {
  /** To the services of browsers: at public addresses only. */
  readonly known: Agent;
  /** To hosts that PUSH_HOSTS names, wherever they are. */
  readonly named: Agent;
}

/** A connection is kept open for the next push; so many go to one service at once. */
const SOCKETS_MAX = 50;

/** `options` are of TLS, such as another authority that is trusted. */
export function createPushAgents(options: AgentOptions = {}): PushAgents {
  const common: AgentOptions = {
    keepAlive: true,
    maxSockets: SOCKETS_MAX,
    maxFreeSockets: SOCKETS_MAX,
    ...options,
  };
  return {
    known: new Agent({ ...common, lookup: publicOnly(lookup) }),
    named: new Agent(common),
  };
}
