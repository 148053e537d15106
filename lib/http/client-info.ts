import type { ClientInfo } from '../accounts/sessions/client-info.ts';

/** The header in which `server.ts` puts the address it saw; what a client sends under this name is thrown away. */
export const CLIENT_ADDRESS_HEADER = 'x-parley-client-address';

/** Where a request comes from, as far as limits and the list of devices need it. */
export function clientInfoOf(headers: Headers): ClientInfo {
  return {
    address: headers.get(CLIENT_ADDRESS_HEADER) ?? 'unknown',
    device: (headers.get('user-agent') ?? '').slice(0, 300),
  };
}
