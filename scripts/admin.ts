// What the person at the machine can do for an account: `npm run admin -- reset NAME`, `npm run admin -- promote NAME`.
import { issueResetLink } from '../lib/accounts/passwords/issue-reset-link.ts';
import { type UserDoc, users } from '../lib/accounts/users.ts';
import type { Context } from '../lib/context/context.ts';
import { usernameKey } from '../lib/contract/accounts/account.ts';
import { EnvError, readEnv } from '../lib/process/env.ts';
import { startRuntime } from '../lib/server/start-runtime.ts';
import { appendAudit } from '../lib/workspace/audit.ts';

const HELP = `Use one of these:
  npm run admin -- reset NAME      prints a one-use link with which NAME sets a new password
  npm run admin -- promote NAME    makes NAME an administrator
`;

const tasks: Readonly<Record<string, (ctx: Context, user: UserDoc) => Promise<string>>> = {
  async reset(ctx, { _id, username }) {
    const { PUBLIC_URL, PORT } = ctx.env;
    const origin = PUBLIC_URL ?? `http://localhost:${PORT}`;
    const { url } = await issueResetLink(ctx, { userId: _id, byId: null, origin });
    await appendAudit(ctx, null, { action: 'user.reset_link', target: { kind: 'user', id: _id } });
    return `${username} sets a new password within an hour at\n${url}`;
  },
  async promote(ctx, { _id, username, role }) {
    await users.in(ctx.db).updateOne({ _id }, { $set: { role: 'admin' } });
    const target = { kind: 'user', id: _id } as const;
    await appendAudit(ctx, null, { action: 'user.role', target, before: { role }, after: { role: 'admin' } });
    return `${username} is an administrator now.`;
  },
};

async function run(task: string, name: string): Promise<string> {
  const work = tasks[task];
  if (!work || name === '') throw new Refusal(HELP);
  // Beside a server that runs, this uses the store that it has open.
  const { ctx, close } = await startRuntime(readEnv({ LOG_LEVEL: 'error', ...process.env }), {
    hasJobs: false,
  });
  try {
    const user = await users.in(ctx.db).findOne({ usernameKey: usernameKey(name), state: { $ne: 'gone' } });
    if (user?.username !== name.trim().toLowerCase())
      throw new Refusal(`There is no account called ${name}.\n`);
    return await work(ctx, user);
  } finally {
    await close();
  }
}

class Refusal extends Error {}

try {
  process.stdout.write(`${await run(process.argv[2] ?? '', process.argv[3] ?? '')}\n`);
  process.exit(0);
} catch (error) {
  const isExplained =
    error instanceof EnvError ||
    error instanceof Refusal ||
    (error instanceof Error && error.name === 'EmbeddedMongoError');
  if (!isExplained) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
