import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Env } from '../../process/env.ts';
import { newRequestId, REQUEST_ID_HEADER } from '../../process/request-id.ts';
import { isFromTrustedProxy } from '../proxy/client-address.ts';

const PROXYS_ID = /^[\w.-]{8,64}$/;

/** Gives a request its id, that of a trusted proxy if it has one, and says it in the answer. */
export function identifyRequest(
  env: Pick<Env, 'TRUSTED_PROXIES'>,
  request: IncomingMessage,
  response: ServerResponse,
): string {
  const said = request.headers[REQUEST_ID_HEADER];
  const isSaid = typeof said === 'string' && PROXYS_ID.test(said) && isFromTrustedProxy(env, request);
  const id = isSaid ? said : newRequestId();
  request.headers[REQUEST_ID_HEADER] = id;
  response.setHeader(REQUEST_ID_HEADER, id);
  return id;
}
