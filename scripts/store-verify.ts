import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { checkDataFile, checkFormat } from '../lib/embedded-mongodb/data-file.ts';
import { EmbeddedMongoError } from '../lib/embedded-mongodb/embedded-mongo-error.ts';
import { takeLock } from '../lib/embedded-mongodb/lock.ts';
import { verifyFolder } from '../lib/embedded-mongodb/verify.ts';
import { readEnv } from '../lib/process/env.ts';

// Checks every record and index of the embedded engine's folder, or of the folder given.

const given = process.argv[2] ?? path.join(readEnv(process.env).DATA_DIR, 'store');
if (!existsSync(given)) fail(`There is no folder ${given}.`);
const folder = realpathSync(given);
try {
  checkFormat(folder);
  const lock = await takeLock(folder, () => {});
  if (!('release' in lock)) {
    fail(
      `Process ${lock.pid} on ${lock.host} uses ${folder}. Stop it first: what changes cannot be checked.`,
    );
  }
  checkDataFile(folder);
  const { collections, problems } = await verifyFolder(folder);
  lock.release();
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
