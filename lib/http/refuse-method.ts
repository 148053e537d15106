import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../context/context.ts';
import { endpoints } from '../contract/endpoints/endpoints.ts';
import { AppError } from '../use-case/app-error.ts';
import { problemResponse } from './answer.ts';
import { replyTo } from './reply.ts';
import { sendResponse } from './send-response.ts';

const ROOT = '/api/v1';

interface Address {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
  readonly parameters: number;
}

/** The addresses of the API by the number of their parts, each with the methods that it takes. */
const addresses = new Map<number, Address[]>();
const byPath = new Map<string, Address>();
for (const { path, method } of Object.values(endpoints)) {
  const known = byPath.get(path);
  const address = known ?? {
    pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
    methods: new Set<string>(),
    parameters: path.split('{').length - 1,
  };
  if (!known) {
    byPath.set(path, address);
    const parts = path.split('/').length;
    addresses.set(parts, [...(addresses.get(parts) ?? []), address]);
  }
  address.methods.add(method);
}

/** The methods of an address of the API; null for one that is not there. */
function methodsOf(path: string): ReadonlySet<string> | null {
  const found = addresses.get(path.split('/').length)?.filter(({ pattern }) => pattern.test(path)) ?? [];
  // `/contacts/import` is no contact: the framework, too, takes the address with the fewest parameters.
  const [closest] = found.toSorted((a, b) => a.parameters - b.parameters);
  return closest?.methods ?? null;
}

/**
 * Refuses a method that an address of the API does not take, with those that it takes (RFC 9110, section 15.5.6). Resolves to
 * false for every other request.
 */
export async function refuseMethod(
  ctx: Context,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const [path = ''] = (request.url ?? '').split('?', 1);
  const { method = '' } = request;
  if (!path.startsWith(`${ROOT}/`) || method === 'OPTIONS') return false;
  const methods = methodsOf(path.slice(ROOT.length));
  if (methods === null || methods.has(method) || (method === 'HEAD' && methods.has('GET'))) return false;
  const problem = problemResponse(replyTo(new AppError('method_not_allowed'), ctx.log));
  const allowed = [...methods, ...(methods.has('GET') ? ['HEAD'] : []), 'OPTIONS'];
  problem.headers.set('allow', [...new Set(allowed)].join(', '));
  await sendResponse(response, problem);
  request.resume();
  return true;
}
