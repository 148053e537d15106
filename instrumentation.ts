import type { Instrumentation } from 'next';
import { getRuntime } from './lib/context/runtime.ts';
import { REQUEST_ID_HEADER } from './lib/process/request-id.ts';

/** Logs why a page or an action failed, under the reference that its error page shows and the id of its request. */
export const onRequestError: Instrumentation.onRequestError = (error, request, { routePath, routeType }) => {
  const digest =
    typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : undefined;
  const requestId = request.headers[REQUEST_ID_HEADER];
  getRuntime().ctx.log.error(
    { err: error, digest, requestId, method: request.method, routePath, routeType },
    'a page failed',
  );
};
