// Compares the documents of files with their bytes, in both directions: `npm run files:verify`, also beside a server that runs.
//   npm run files:verify               sizes
//   npm run files:verify -- --bytes    reads every byte, too, and compares it with its hash
// Ends with 1 when something is missing, changed or overdue.
import { verifyFiles } from '../lib/files/verify/verify-files.ts';
import { verifyMessageFiles } from '../lib/messages/verify-message-files.ts';
import { EnvError, readEnv } from '../lib/process/env.ts';
import { openHome } from '../lib/server/open-home.ts';
import { openStore } from '../lib/store/open-store.ts';

const SHOWN = 100;

/** Prints what there is; resolves to what is wrong. */
async function verify(readsBytes: boolean): Promise<string[]> {
  const env = readEnv(process.env);
  // Beside a server that runs, this uses the store that it has open.
  const store = await openStore(env, { collections: [] });
  try {
    const home = await openHome(env, store.db);
    const misplaced = await home.problem();
    if (misplaced !== null) return [misplaced];
    const { problems, explained } = await verifyFiles({ db: store.db, home, now: new Date(), readsBytes });
    const messages = await verifyMessageFiles(store.db);
    for (const [what, count] of explained) process.stdout.write(`${count} ${what}\n`);
    process.stdout.write(`${messages.count} messages with files\n`);
    return [...problems, ...messages.problems];
  } finally {
    await store.close();
  }
}

try {
  const problems = await verify(process.argv.includes('--bytes'));
  if (problems.length > 0) {
    const shown = problems.slice(0, SHOWN).join('\n');
    process.stderr.write(`${problems.length} problems:\n${shown}\n`);
  } else process.stdout.write('All is well.\n');
  process.exit(problems.length > 0 ? 1 : 0);
} catch (error) {
  const isExplained =
    error instanceof EnvError ||
    (error instanceof Error && ['EmbeddedMongoError', 'UnusableStore'].includes(error.name));
  if (!isExplained) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
