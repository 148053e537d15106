// `npm run backup`: a backup of everything into BACKUP_DIR, while the server runs or not, and a rehearsal of its restore.
// `npm run backup -- --prove FILE` rehearses the restore of one that is there. The server runs it with --leased.
import { existsSync } from 'node:fs';
import { setPriority } from 'node:os';
import path from 'node:path';
import { BackupProblem, problemOf } from '../lib/backup/backup-problem.ts';
import { readStoredBackup, writeNotes } from '../lib/backup/keep/backup-notes.ts';
import { backUp, prove } from '../lib/backup/make/back-up.ts';
import { BACKUP_JOB, type BackupOutcome, outcomeText } from '../lib/backup/run/backup-outcome.ts';
import { claimJob } from '../lib/jobs/claim-job.ts';
import { type Env, readEnv } from '../lib/process/env.ts';
import { createLog } from '../lib/process/log.ts';
import { openHome } from '../lib/server/open-home.ts';
import { finishRestore } from '../lib/store/finish-restore.ts';
import { openStore, type Store } from '../lib/store/open-store.ts';
import { endWith } from './backup-end.ts';

const HELP = `Use one of these:
  npm run backup                      backs everything up, and proves that it restores
  npm run backup -- --prove FILE      proves that a backup restores
`;
/** Those who chat come first. */
const NICE = 10;

const now = () => new Date();

async function run(env: Env, [option, file]: readonly string[]): Promise<string> {
  setPriority(NICE);
  if (option === '--prove' && file !== undefined) return await proveFile(env, path.resolve(file));
  if (option !== undefined && option !== '--leased') throw new BackupProblem(HELP);
  finishRestore(env.DATA_DIR);
  if (env.MONGODB_URI === undefined && !existsSync(path.join(env.DATA_DIR, 'store')))
    throw new BackupProblem(
      `There is nothing in ${env.DATA_DIR}. Set DATA_DIR to the folder of the workspace.`,
    );
  const store = await openStore(env, { collections: [] });
  try {
    if (option === '--leased') return JSON.stringify(await backUpAll(env, store));
    return await backUpByHand(env, store);
  } finally {
    await store.close();
  }
}

async function backUpByHand(env: Env, store: Store): Promise<string> {
  const lease = await claimJob({ db: store.db, log: createLog(env), now }, BACKUP_JOB);
  if (lease === null) throw new BackupProblem('A backup is under way already.');
  const outcome = await backUpAll(env, store).catch(async (error: unknown) => {
    await lease.end({ isOk: false, text: problemOf(error, env.BACKUP_DIR) });
    throw error;
  });
  const text = outcomeText(outcome);
  await lease.end({ isOk: outcome.proof.isProved, text });
  if (!outcome.proof.isProved) throw new BackupProblem(text);
  return `${path.join(env.BACKUP_DIR, outcome.id)} (${megabytes(outcome.size)} MB)\n${text}`;
}

async function backUpAll(env: Env, { db, copyTo }: Store): Promise<BackupOutcome> {
  const files = await openHome(env, db);
  const problem = await files.problem();
  if (problem !== null) throw new BackupProblem(`The files cannot be backed up: ${problem}.`);
  const hasOwnSecret = env.AUTH_SECRET !== undefined;
  const { id, size, manifest, proof } = await backUp({ env, db, copyTo, files, hasOwnSecret, now });
  return { id, size, counts: manifest.counts, proof };
}

/** Rehearses the restore of a backup again; what comes of it is noted beside the backup, where the admin panel shows it. */
async function proveFile(env: Env, file: string): Promise<string> {
  if (!existsSync(file)) throw new BackupProblem(`There is no file ${file}.`);
  const [folder, id] = [path.dirname(file), path.basename(file)];
  const BACKUP_DIR = existsSync(env.BACKUP_DIR) ? env.BACKUP_DIR : folder;
  const { proof, counts } = await prove({ env: { ...env, BACKUP_DIR }, now }, file);
  const notes = (await readStoredBackup(folder, id))?.notes;
  if (notes) await writeNotes(folder, id, { ...notes, proof });
  if (counts === null) throw new BackupProblem(proof.problem ?? `${id} could not be proved.`);
  return outcomeText({ counts, proof });
}

function megabytes(bytes: number): string {
  return (bytes / 1024 ** 2).toLocaleString('en', { maximumFractionDigits: 1 });
}

let folder = '';
try {
  const env = readEnv({ LOG_LEVEL: 'error', ...process.env });
  folder = env.BACKUP_DIR;
  process.stdout.write(`${await run(env, process.argv.slice(2))}\n`);
  process.exit(0);
} catch (error) {
  endWith(error, folder);
}
