import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resetPassword } from '../lib/accounts/password-change/reset-password.ts';
import { signIn } from '../lib/accounts/sessions/sign-in.ts';
import { users } from '../lib/accounts/users.ts';
import { addPerson, createTestContext, type TestContext } from '../lib/testing/test-context.ts';
import { audit } from '../lib/workspace/audit.ts';

const from = { address: '192.0.2.1', device: 'curl/8' };
const PROGRAM = fileURLToPath(new URL('./admin.ts', import.meta.url));

let workspace: TestContext;
beforeAll(async () => {
  workspace = await createTestContext();
  await addPerson(workspace.ctx, 'ada');
});
afterAll(() => workspace.close());

/** Runs the command beside this process, which has the store open as a server has it. */
function admin(...words: readonly string[]): Promise<{ code: number; output: string; errors: string }> {
  const { DATA_DIR, MONGODB_URI } = workspace.ctx.env;
  const env = { ...process.env, DATA_DIR, PORT: '4321', ...(MONGODB_URI ? { MONGODB_URI } : {}) };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', PROGRAM, ...words], { env }, (error, output, errors) =>
      resolve({ code: error === null ? 0 : Number(error.code), output, errors }),
    );
  });
}

it('prints a link with which the person sets a new password once, while the server runs', async () => {
  const { ctx } = workspace;
  const { code, output } = await admin('reset', 'Ada');
  expect(code).toBe(0);
  const token = /http:\/\/localhost:4321\/reset\/([\w-]{43})/.exec(output)?.[1] ?? '';
  await resetPassword(ctx, from, { token, newPassword: 'seven quiet lanterns' });
  expect(await signIn(ctx, from, { username: 'ada', password: 'seven quiet lanterns' })).toBeDefined();
});

it('makes an administrator, and leaves what it did in the audit as done on the machine', async () => {
  const { ctx } = workspace;
  expect(await admin('promote', 'ada')).toMatchObject({ code: 0, output: 'ada is an administrator now.\n' });
  expect(await users.in(ctx.db).findOne({ username: 'ada' })).toMatchObject({ role: 'admin' });
  const entry = await audit.in(ctx.db).findOne({ action: 'user.role' });
  expect(entry).toMatchObject({ actorId: null, address: 'this machine', after: { role: 'admin' } });
});

it('says what is wrong with what was asked', async () => {
  expect(await admin('promote', 'grace')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('There is no account called grace.'),
  });
  expect(await admin('delete', 'ada')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('Use one of'),
  });
});
