import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorTable } from '../../../contract/errors.ts';
import type { ReadableFile } from '../../../messages/files/read-file.ts';
import { problemResponse } from '../../answer.ts';
import { sendResponse } from '../../send-response.ts';
import { namesTag, rangeOf } from './byte-range.ts';
import { EVERY_FILE, fileHeaders } from './file-headers.ts';
import { watchReader } from './watch-reader.ts';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Answers GET or HEAD with a file: whole, a range of it, or that the caller has it already (RFC 9110, sections 13 and 14).
 * While bytes flow, `mayStillRead` is asked again and again; they stop when it says no, or when nobody takes them.
 */
export async function sendFile(
  { request, response }: Exchange,
  file: ReadableFile,
  mayStillRead: () => Promise<boolean>,
): Promise<void> {
  const { method, headers } = request;
  const etag = `"${file.version}"`;
  if (namesTag(headers['if-none-match'], etag)) {
    response.writeHead(304, { ...EVERY_FILE, etag }).end();
    return;
  }
  const said = { ...fileHeaders(file), etag, 'accept-ranges': 'bytes' };
  const { bytes } = file;
  // Small ones are read whole: their size is not written down.
  const whole = bytes.size === null ? await bytes.read() : null;
  const size = bytes.size ?? whole?.length ?? 0;
  const isOfThis = headers['if-range'] === undefined || headers['if-range'] === etag;
  const range = method === 'GET' && isOfThis ? rangeOf(headers.range, size) : null;
  if (range === 'none') {
    const code = 'unsatisfiable_range';
    const problem = problemResponse({ ok: false, code, message: errorTable[code].message });
    problem.headers.set('content-range', `bytes */${size}`);
    await sendResponse(response, problem);
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const head = {
    ...said,
    'content-length': end - start + 1,
    ...(range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
  };
  if (method === 'HEAD') {
    response.writeHead(200, head).end();
    return;
  }
  const status = range ? 206 : 200;
  if (bytes.size === null) {
    response.writeHead(status, head).end(whole?.subarray(start, end + 1));
    return;
  }
  // Opened before the head is written, so that what is not there is still a 404.
  const source = await bytes.read({ start, end });
  response.writeHead(status, head);
  await stream(source, response, mayStillRead);
}

async function stream(
  source: Readable,
  response: ServerResponse,
  mayStillRead: () => Promise<boolean>,
): Promise<void> {
  const stopWatching = watchReader(response, mayStillRead);
  try {
    await pipeline(source, response);
  } catch (error) {
    // Whoever went away, or was sent away, is no error; bytes that cannot be read are.
    if (!response.destroyed && !response.writableAborted) throw error;
  } finally {
    stopWatching();
  }
}
