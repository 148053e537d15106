import path from 'node:path';
import { EmbeddedMongoError, startEmbeddedMongo } from 'embedded-mongodb';
import { readEnv } from '../lib/process/env.ts';

// Serves only the embedded engine, for mongosh and other tools; with `--backup FILE` it copies everything into a new
// file instead, also while the server runs.

const env = readEnv(process.env);
const folder = path.join(env.DATA_DIR, 'store');
const [option, file] = process.argv.slice(2);

try {
  if (option === '--backup' && file !== undefined) {
    const engine = await startEmbeddedMongo({ folder });
    await engine.backup(file);
    await engine.close();
    say(
      `Everything is in ${path.resolve(file)}. To restore it, put it into an empty folder as store/data.mdb.`,
    );
    process.exit(0);
  }
  if (option !== undefined) fail('npm run store takes nothing, or -- --backup FILE');
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
