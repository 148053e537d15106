import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Program } from '../../../e2e/fixtures/program.ts';

/** Lets a program that was started with `--inspect` collect its garbage, so that memory in use is what is measured. */
export async function collectGarbage(program: Program): Promise<void> {
  const address = /ws:\/\/[\d.]+:\d+\/[\w-]+/.exec(program.output())?.[0];
  if (address === undefined) throw new Error('The program was not started with --inspect.');
  const inspector = new WebSocket(address);
  await once(inspector, 'open');
  // Twice: what a finalizer frees is collected by the second.
  for (const id of [1, 2]) {
    inspector.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }));
    await once(inspector, 'message');
  }
  inspector.close();
  await once(inspector, 'close');
}
