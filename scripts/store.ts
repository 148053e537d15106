import path from 'node:path';
import { EmbeddedMongoError, startEmbeddedMongo } from 'embedded-mongodb';
import { readEnv } from '../lib/process/env.ts';
import { finishRestore } from '../lib/store/finish-restore.ts';

// Serves only the embedded engine, for mongosh and other tools.

const env = readEnv(process.env);
const folder = path.join(env.DATA_DIR, 'store');
const [option] = process.argv.slice(2);
finishRestore(env.DATA_DIR);

try {
  if (option !== undefined) fail('npm run store takes nothing after it. A backup is made by npm run backup.');
  const engine = await startEmbeddedMongo({ folder, port: env.STORE_PORT, onLost: fail });
  say(`The embedded engine serves ${folder}`);
  say(`  mongodb://127.0.0.1:${env.STORE_PORT}/parley?directConnection=true`);
  say(`  ${engine.uri}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void engine.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  if (error instanceof EmbeddedMongoError) fail(error.message);
  throw error;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
