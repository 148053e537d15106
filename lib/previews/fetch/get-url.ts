import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Context } from '../../context/context.ts';
import { previewAgents, wayTo } from './preview-agents.ts';

const REDIRECTS_MAX = 3;

export interface GetOptions {
  /** What is wanted, as the header says it. */
  readonly accept: string;
  /** Ends the request, and the reading of its answer. */
  readonly signal: AbortSignal;
}

export interface Got {
  /** Where the answer came from, after redirects. */
  readonly url: URL;
  readonly response: IncomingMessage;
}

/**
 * Gets an address for a link preview, by at most three redirects: each of them goes only where {@link wayTo} and the connection let it.
 * Nothing of who asks goes along. Throws unless the answer is 200 and not compressed.
 */
export async function getUrl(ctx: Context, address: URL, options: GetOptions): Promise<Got> {
  let url = address;
  for (let redirects = 0; ; redirects += 1) {
    const response = await send(ctx, url, options);
    const { statusCode = 0, headers } = response;
    if (statusCode === 200 && (headers['content-encoding'] ?? 'identity') === 'identity')
      return { url, response };
    response.destroy();
    const { location = '' } = headers;
    const isRedirect = [301, 302, 303, 307, 308].includes(statusCode) && URL.canParse(location, url.href);
    if (!isRedirect) throw new Error(`the answer is ${statusCode}, or compressed`);
    if (redirects >= REDIRECTS_MAX) throw new Error('too many redirects');
    url = new URL(location, url);
  }
}

function send(ctx: Context, url: URL, { accept, signal }: GetOptions): Promise<IncomingMessage> {
  const way = wayTo(ctx.env, url);
  if (way === null) throw new Error('this is no public address');
  const agents = previewAgents(ctx)[way];
  const headers = {
    accept,
    'accept-encoding': 'identity',
    'user-agent': 'Mozilla/5.0 (compatible; Parley link preview)',
  };
  return new Promise((resolve, reject) => {
    const request =
      url.protocol === 'https:'
        ? requestHttps(url, { agent: agents.https, headers, signal })
        : requestHttp(url, { agent: agents.http, headers, signal });
    request.on('error', reject);
    request.on('response', (response) => {
      // Whoever reads it is told by the reading.
      response.on('error', () => undefined);
      resolve(response);
    });
    request.end();
  });
}
