// `npm run restore -- FILE`: puts a backup into an empty DATA_DIR, or an empty database at MONGODB_URI. With --replace what
// is in DATA_DIR goes aside first. A server runs it with --prepare, and lets what was prepared take its place itself.
import { existsSync } from 'node:fs';
import { setPriority } from 'node:os';
import path from 'node:path';
import type { Manifest } from '../lib/backup/archive/manifest.ts';
import { BackupProblem } from '../lib/backup/backup-problem.ts';
import { prepareRestore, restoreFolder } from '../lib/backup/restore/restore-folder.ts';
import type { PreparedAnswer } from '../lib/backup/welcome/restoring.ts';
import { type Env, readEnv } from '../lib/process/env.ts';
import { openHome } from '../lib/server/open-home.ts';
import { endWith } from './backup-end.ts';
import { restoreDatabase } from './restore-database.ts';

const HELP = `Use one of these, while no server runs:
  npm run restore -- FILE              restores a backup into an empty DATA_DIR or MONGODB_URI
  npm run restore -- FILE --replace    the same, and puts aside what is in DATA_DIR
`;

/** A server that runs meanwhile comes first. */
const NICE = 10;

async function run(env: Env, words: readonly string[]): Promise<string> {
  const [name, ...more] = words.filter((word) => word !== '--replace' && word !== '--prepare');
  if (name === undefined || more.length > 0) throw new BackupProblem(HELP);
  const file = path.resolve(name);
  if (!existsSync(file)) throw new BackupProblem(`There is no file ${file}.`);
  const replaces = words.includes('--replace');
  const restore = { env, file, replaces, openHome, now: () => new Date(), say };
  if (words.includes('--prepare')) {
    setPriority(NICE);
    const { manifest, pieces } = await prepareRestore(restore);
    return JSON.stringify({ pieces, counts: manifest.counts } satisfies PreparedAnswer);
  }
  if (env.MONGODB_URI !== undefined)
    return summary(env, await restoreDatabase({ ...restore, uri: env.MONGODB_URI }), null);
  const { manifest, before } = await restoreFolder(restore);
  return summary(env, manifest, before);
}

function summary(env: Env, { at, version, counts, files, secret }: Manifest, before: string | null): string {
  const lines = [
    `Restored: ${Object.entries(counts)
      .map(([what, count]) => `${count.toLocaleString('en')} ${what}`)
      .join(', ')}, as of ${at}, from Parley ${version}.`,
  ];
  if (files === null) lines.push('The backup holds no files: those that are there stay.');
  if (before !== null) lines.push(`What was there before is in ${before}.`);
  if (secret === 'environment' && env.AUTH_SECRET === undefined)
    lines.push('Set AUTH_SECRET to what it was, as the backup does not hold it.');
  lines.push(
    'Start the server now. Everybody signs in again; tokens of programs are valid as they were then.',
  );
  return lines.join('\n');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

let folder = '';
try {
  const env = readEnv({ LOG_LEVEL: 'error', ...process.env });
  folder = env.DATA_DIR;
  say(await run(env, process.argv.slice(2)));
  process.exit(0);
} catch (error) {
  endWith(error, folder);
}
