import type { IncomingMessage, ServerResponse } from 'node:http';
import { knownCaller } from '../../../accounts/callers/proven-callers.ts';
import type { Context } from '../../../context/context.ts';
import { admitCall } from '../../../limits/call-limit.ts';
import { knownVersion } from '../../../messages/files/known-reader.ts';
import { isAppError } from '../../../use-case/app-error.ts';
import { credentialOf } from '../../recent-callers.ts';
import { namesTag } from './byte-range.ts';
import { EVERY_FILE } from './file-headers.ts';

const ADDRESS = /^\/api\/v1\/files\/([\w-]{1,64})(\/thumbnail)?$/;

/**
 * Answers that the caller has a file already, where this process knows who asks and that they may read it: a page that opens asks
 * for dozens of pictures that its browser keeps. False for every other request, which the usual routes answer.
 */
export function answerUnchanged(ctx: Context, request: IncomingMessage, response: ServerResponse): boolean {
  const { method, url = '', headers } = request;
  if (method !== 'GET' || headers['if-none-match'] === undefined) return false;
  const [, id, thumbnail] = ADDRESS.exec(url) ?? [];
  if (id === undefined) return false;
  const credential = credentialOf(ctx.env, { get: (name) => textOf(headers[name]) });
  const caller = credential && knownCaller(ctx, credential.hash);
  if (caller === null) return false;
  const version = knownVersion(ctx, caller, { id, isThumbnail: thumbnail !== undefined });
  if (version === null || !namesTag(headers['if-none-match'], `"${version}"`)) return false;
  if (!isAdmitted(ctx, caller.userId)) return false;
  response.writeHead(304, { ...EVERY_FILE, etag: `"${version}"` }).end();
  return true;
}

function textOf(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** Counts the call; one too many is refused where all are. */
function isAdmitted(ctx: Context, userId: string): boolean {
  try {
    admitCall(ctx, `person:${userId}`);
    return true;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return false;
  }
}
