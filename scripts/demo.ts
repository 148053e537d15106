// A workspace to click through: `npm run demo`. Filled once, in a folder of its own, then served as any other.
import pino from 'pino';
import { users } from '../lib/accounts/users.ts';
import { EnvError, readEnv } from '../lib/process/env.ts';
import { startRuntime } from '../lib/server/start-runtime.ts';
import { fillWorkspace } from './demo/fill-workspace.ts';
import { PASSWORD, people } from './demo/people.ts';

process.env.DATA_DIR ||= './data/demo';

/** Fills the workspace unless it is filled. Answers why it will not touch it, or undefined. */
async function prepare(): Promise<string | undefined> {
  const env = readEnv(process.env);
  const { ctx, close } = await startRuntime(env);
  try {
    const names = await users.in(ctx.db).distinct('username');
    if (names.length === 0) {
      process.stdout.write('Filling the workspace with people, contacts and conversations …\n');
      await fillWorkspace({ ...ctx, securityLog: pino({ level: 'silent' }) });
      return undefined;
    }
    if (people.every(({ username }) => names.includes(username))) return undefined;
    const where = env.MONGODB_URI === undefined ? `DATA_DIR (${env.DATA_DIR})` : 'MONGODB_URI';
    return `The workspace of ${where} has people of its own, and no sample data goes into it. Set DATA_DIR to an empty folder.`;
  } finally {
    await close();
  }
}

try {
  const refusal = await prepare();
  if (refusal !== undefined) {
    process.stderr.write(`${refusal}\n`);
    process.exit(1);
  }
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const list = people.map(({ username, displayName }) => `  ${username.padEnd(8)} ${displayName}`).join('\n');
process.stdout.write(`\nSign in as one of these, all with the password: ${PASSWORD}\n${list}\n\n`);

// The server is a bundle of its own, beside this one.
await import(new URL('./server.js', import.meta.url).href);
