import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { singleton } from './singleton.ts';

/** The header in which an answer says under which id the log has it, and a trusted proxy may say it before. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** Which request the work under way is for, shared by every copy of this module. */
const current = singleton<AsyncLocalStorage<string>>('request-id');

const PROCESS = randomBytes(4).toString('hex');
let made = 0;

/** An id that no other request has, short enough to be read out. */
export function newRequestId(): string {
  made += 1;
  return `${PROCESS}-${made.toString(36)}`;
}

/** Does some work as that of one request: each line of the log that it writes names the id. */
export function withRequestId<T>(id: string, work: () => T): T {
  const storage = current.get() ?? new AsyncLocalStorage<string>();
  current.set(storage);
  return storage.run(id, work);
}

/** The id of the request that is being worked for; undefined outside of any. */
export function currentRequestId(): string | undefined {
  return current.get()?.getStore();
}
