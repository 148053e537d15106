import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';

const ADDRESS = '/_next/static/';
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
};

/** Answers a request for a built file; false when it is for Next to answer. */
export type AnswerBuiltFile = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/**
 * Answers for the scripts and styles of the build that have a compressed twin (`.br`), where the browser takes Brotli:
 * smaller than what Next would compress again for each request. `folder` is what Next calls `static`.
 */
export function openBuiltFiles(folder: string): AnswerBuiltFile {
  const twins = new Map(twinsIn(folder).map((name) => [`${ADDRESS}${name.slice(0, -'.br'.length)}`, name]));
  return async (request, response) => {
    const address = request.url?.split('?', 1)[0] ?? '';
    const twin = twins.get(address);
    const type = TYPES[path.extname(address)];
    if (twin === undefined || type === undefined || !takesBrotli(request)) return false;
    const content = await readFile(path.join(folder, twin));
    response.writeHead(200, {
      'content-type': type,
      'content-length': content.length,
      'content-encoding': 'br',
      // The name holds a hash of the content.
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    response.end(request.method === 'HEAD' ? undefined : content);
    return true;
  };
}

function twinsIn(folder: string): string[] {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => name.endsWith('.br')).map((name) => name.replaceAll(path.sep, '/'));
  } catch {
    // There is no build, as in development.
    return [];
  }
}

function takesBrotli({ method, headers }: IncomingMessage): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const codings = String(headers['accept-encoding'] ?? '').split(',');
  return codings.some((coding) => /^\s*br\s*(;\s*q=(1|0\.0*[1-9]).*)?$/i.test(coding));
}
