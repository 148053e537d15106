import type { Owner } from './lock.ts';

/** The address of a socket as `new MongoClient` takes it. */
export function uriOf(socket: string): string {
  return `mongodb://${encodeURIComponent(socket)}/`;
}

/** An owner as a message names it. */
export function nameOf(owner: Owner | undefined): string {
  return owner === undefined || owner.pid === 0 ? 'another process' : `process ${owner.pid} on ${owner.host}`;
}
