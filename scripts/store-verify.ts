import { existsSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedMongoError } from 'embedded-mongodb';
import { verifyFolder } from 'embedded-mongodb/verify';
import { readEnv } from '../lib/process/env.ts';
import { finishRestore } from '../lib/store/finish-restore.ts';

// Checks every record and index of the embedded engine's folder, or of the folder given.

const env = readEnv(process.env);
const folder = process.argv[2] ?? path.join(env.DATA_DIR, 'store');
if (process.argv[2] === undefined) finishRestore(env.DATA_DIR);
if (!existsSync(folder)) fail(`There is no folder ${folder}.`);
try {
  const { collections, problems } = await verifyFolder(folder);
  for (const { namespace, documents, entries } of collections) {
    process.stdout.write(`${namespace}: ${documents} documents, ${entries} index entries\n`);
  }
  if (problems.length > 0) fail(`${problems.length} problems:\n${problems.slice(0, 100).join('\n')}`);
  process.stdout.write('All is well.\n');
} catch (error) {
  if (error instanceof EmbeddedMongoError) fail(error.message);
  throw error;
}

function fail(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
