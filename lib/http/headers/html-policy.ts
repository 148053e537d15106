import type { ServerResponse } from 'node:http';

const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Sees to it that an answer of HTML that brings no Content-Security-Policy has one, under which nothing is loaded. */
export function ensureHtmlPolicy(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...rest: unknown[]) => ServerResponse;
  response.writeHead = ((...rest: unknown[]) => {
    const type = typeOf(response, rest.at(-1));
    if (/^\s*(?:text\/html|application\/xhtml)/i.test(type) && !response.hasHeader('content-security-policy'))
      response.setHeader('content-security-policy', NOTHING);
    return writeHead(...rest);
  }) as ServerResponse['writeHead'];
}

function typeOf(response: ServerResponse, headers: unknown): string {
  const given = typeof headers === 'object' && headers !== null ? Object.entries(headers) : [];
  const [, type] = given.find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return String(type ?? response.getHeader('content-type') ?? '');
}
