import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A site of others, to which people link. */
export interface WebSite {
  /** For PREVIEW_HOSTS. */
  readonly host: string;
  readonly url: string;
  /** What was asked for, the oldest first: paths with their headers. */
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  /** How often somebody connected. */
  connections(): number;
  /** Puts something at a path: a page, or whatever answers there. Returns its address. */
  put(path: string, answer: string | Answer): string;
  close(): Promise<void>;
}

/** Starts a site on this machine. What is not put there is 404. */
export async function startWebSite(): Promise<WebSite> {
  const answers = new Map<string, Answer>();
  const asked: WebSite['asked'] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    const answer = answers.get(path);
    if (answer) answer(response, request);
    else response.writeHead(404).end();
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    host,
    url: `http://${host}`,
    asked,
    connections: () => connections,
    put(path, answer) {
      answers.set(
        path,
        typeof answer === 'function'
          ? answer
          : (response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(answer),
      );
      return `http://${host}${path}`;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
