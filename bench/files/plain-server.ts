// The rival of `npm run bench -- files`: what a plain Node server does, with no rights, no documents and no limits.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

const [folder = '', port = ''] = process.argv.slice(2);

/** PUT stores the body: written to a temporary name, synced, renamed. */
async function store(request: IncomingMessage, response: ServerResponse, file: string): Promise<void> {
  const temporary = `${file}.part`;
  await pipeline(request, createWriteStream(temporary));
  const handle = await open(temporary, 'r+');
  await handle.datasync();
  await handle.close();
  await rename(temporary, file);
  response.writeHead(201).end();
}

/** GET as static servers do it: a tag made of what the file system knows, asked for each time. */
async function serve(request: IncomingMessage, response: ServerResponse, file: string): Promise<void> {
  const { size, mtimeMs } = await stat(file);
  const etag = `"${createHash('sha1').update(`${size}-${mtimeMs}`).digest('base64url')}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  response.writeHead(200, { etag, 'content-type': 'image/jpeg', 'content-length': size });
  await pipeline(createReadStream(file), response);
}

const server = createServer((request, response) => {
  const file = path.join(folder, path.basename(request.url ?? ''));
  const answer = request.method === 'PUT' ? store : serve;
  answer(request, response, file).catch(() => response.destroy());
});
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
