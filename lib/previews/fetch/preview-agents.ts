import { lookup } from 'node:dns';
import { Agent as HttpAgent } from 'node:http';
import { type AgentOptions, Agent as HttpsAgent } from 'node:https';
import { isIP } from 'node:net';
import { processState } from '../../context/process-state.ts';
import { isPublicAddress } from '../../process/egress/public-address.ts';
import { publicOnly } from '../../process/egress/public-only.ts';
import type { Env } from '../../process/env.ts';

/** `public`: to public addresses only; `named`: to a host that PREVIEW_HOSTS names, wherever it is. */
export type Way = 'public' | 'named';

/** The connections to the pages that people link to. None is kept open. */
export type PreviewAgents = Readonly<Record<Way, { readonly http: HttpAgent; readonly https: HttpsAgent }>>;

export const previewAgents = processState('preview-agents', () => createPreviewAgents());

/** `options` are of TLS, such as another authority that is trusted; `resolve` looks names up. */
export function createPreviewAgents(
  options: AgentOptions = {},
  resolve: Parameters<typeof publicOnly>[0] = lookup,
): PreviewAgents {
  const guarded = { lookup: publicOnly(resolve) };
  return {
    public: { http: new HttpAgent(guarded), https: new HttpsAgent({ ...options, ...guarded }) },
    named: { http: new HttpAgent(), https: new HttpsAgent(options) },
  };
}

/**
 * How this server may go to an address that a person wrote or another server named; null for not at all. Where a name leads is seen
 * at the connection.
 */
export function wayTo({ PREVIEW_HOSTS }: Pick<Env, 'PREVIEW_HOSTS'>, url: URL): Way | null {
  const { protocol, hostname, port, username, password } = url;
  if ((protocol !== 'http:' && protocol !== 'https:') || username !== '' || password !== '') return null;
  if (PREVIEW_HOSTS.has(`${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`)) return 'named';
  // Other ports are those of other things than pages.
  if (port !== '') return null;
  // What is written as an address is not looked up.
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) === 0 || isPublicAddress(address) ? 'public' : null;
}
