import { parentPort, workerData } from 'node:worker_threads';
import { Engine } from './engine.ts';
import { EngineError } from './errors.ts';
import { WireServer } from './protocol/server.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './worker-messages.ts';

const port = parentPort;
if (port === null) throw new Error('The embedded engine runs in a worker thread');
const say = (message: FromWorker) => port.postMessage(message);
const settings: WorkerSettings = workerData;

const engine = await Engine.open(settings.folder).catch((error: unknown) => {
  const isNewer = error instanceof EngineError && error.codeName === 'UnsupportedFormat';
  say({ kind: 'failed', code: isNewer ? 'folder_newer' : 'folder_damaged', reason: textOf(error) });
});

if (engine !== undefined) {
  const server = new WireServer(engine);
  port.on('message', (message: ToWorker) => void handle(engine, server, message));
  await listen(server).then(
    () => say({ kind: 'ready' }),
    async (error: unknown) => {
      await engine.close();
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      say({ kind: 'failed', code: isTaken ? 'port_taken' : 'folder_not_writable', reason: textOf(error) });
    },
  );
}

async function listen(server: WireServer): Promise<void> {
  if (settings.port !== undefined) await server.listen({ port: settings.port });
  await server.listen({ socket: settings.socket });
}

async function handle(opened: Engine, server: WireServer, message: ToWorker): Promise<void> {
  if (message.kind === 'backup') {
    const error = await opened.storage.backup(message.file).then(() => undefined, textOf);
    say({ kind: 'backedUp', id: message.id, error });
    return;
  }
  await server.close();
  await opened.close();
  say({ kind: 'closed' });
  port?.close();
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
