import path from 'node:path';
import { EmbeddedMongoError, startEmbeddedMongo } from 'embedded-mongodb';
import { readEnv } from '../lib/process/env.ts';
import { finishRestore } from '../lib/store/finish-restore.ts';
import { moveStore } from './move-store.ts';

// Copies everything from the embedded engine in DATA_DIR to the MongoDB at MONGODB_URI.

const env = readEnv(process.env);
if (env.MONGODB_URI === undefined) fail('Set MONGODB_URI to the MongoDB that is to take everything.');

finishRestore(env.DATA_DIR);
try {
  const engine = await startEmbeddedMongo({ folder: path.join(env.DATA_DIR, 'store') });
  const differences = await moveStore(engine.uri, env.MONGODB_URI, say);
  await engine.close();
  if (differences.length > 0) fail(`Not everything is the same:\n${differences.join('\n')}`);
  say('Everything is there, and the same. Start the server with this MONGODB_URI from now on.');
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
