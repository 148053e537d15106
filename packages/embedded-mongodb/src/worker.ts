import { parentPort, workerData } from 'node:worker_threads';
import { Engine } from './engine/engine.ts';
import type { EmbeddedMongoErrorCode } from './errors/embedded-mongo-error.ts';
import { EngineError } from './errors/engine-error.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './process/worker-messages.ts';
import { WireServer } from './protocol/server.ts';

const port = parentPort;
if (port === null) throw new Error('The embedded engine runs in a worker thread');
const send = (message: FromWorker) => port.postMessage(message);
const settings: WorkerSettings = workerData;

const engine = await Engine.open(settings.folder).catch((error: unknown) => {
  send({ kind: 'failed', code: codeOf(error), reason: textOf(error) });
});

if (engine !== undefined) {
  const server = new WireServer(engine);
  port.once('message', (_: ToWorker) => void close(engine, server));
  await listen(server).then(
    () => send({ kind: 'ready' }),
    async (error: unknown) => {
      await engine.close();
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      send({ kind: 'failed', code: isTaken ? 'port_taken' : 'folder_not_writable', reason: textOf(error) });
    },
  );
}

async function listen(server: WireServer): Promise<void> {
  if (settings.port !== undefined) await server.listen({ port: settings.port });
  await server.listen({ socket: settings.socket });
}

async function close(opened: Engine, server: WireServer): Promise<void> {
  await server.close();
  await opened.close();
  send({ kind: 'closed' });
  port?.close();
}

function codeOf(error: unknown): EmbeddedMongoErrorCode {
  if (error instanceof EngineError && error.codeName === 'UnsupportedFormat') return 'folder_newer';
  return /permission|read-only|no space/i.test(textOf(error)) ? 'folder_not_writable' : 'folder_damaged';
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
