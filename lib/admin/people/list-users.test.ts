import { expect, it } from 'vitest';
import { searchKeysOf } from '../../accounts/people/search-keys.ts';
import { sessions } from '../../accounts/sessions/sessions.ts';
import { type UserDoc, users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { addPerson, createTestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { workspaceSettings } from '../../workspace/workspace-settings.ts';
import { listUsers } from './list-users.ts';

const PAGE = 50;

async function fill(ctx: Context, count: number): Promise<void> {
  const docs = Array.from({ length: count }, (_, index): UserDoc => {
    const username = `person-${(index * 7919) % 100_003}`;
    return {
      _id: newId(),
      username,
      usernameKey: username,
      displayName: username,
      nameKey: username,
      searchKeys: searchKeysOf({ username, displayName: username }),
      email: null,
      status: '',
      role: 'member',
      avatarFileId: null,
      passwordHash: '',
      createdAt: ctx.now(),
      lastSeenAt: null,
    };
  });
  await users.in(ctx.db).insertMany(docs);
  const expiresAt = new Date(ctx.now().getTime() + 60_000);
  const session = { device: 'curl', address: '', createdAt: ctx.now(), lastSeenAt: ctx.now(), expiresAt };
  await sessions.in(ctx.db).insertMany(docs.map(({ _id }) => ({ _id: newId(), userId: _id, ...session })));
}

/** As the context, with a store that explains each reading: `read` becomes how many documents were read for all of them. */
function counting(ctx: Context): { readonly ctx: Context; read(): Promise<number> } {
  const readings: Promise<number>[] = [];
  const collection = ctx.db.collection.bind(ctx.db);
  type Find = ReturnType<typeof collection>['find'];
  const db = new Proxy(ctx.db, {
    get(target, key) {
      if (key !== 'collection') return Reflect.get(target, key);
      return (name: string) => {
        const real = collection(name);
        // The settings of the workspace are one document, or none.
        if (name === workspaceSettings.name) return real;
        real.find = ((...args: Parameters<Find>) => {
          const explained = collection(name)
            .find(...args)
            .explain('executionStats');
          readings.push(explained.then((plan) => Number(plan.executionStats.totalDocsExamined)));
          return collection(name).find(...args);
        }) as Find;
        return real;
      };
    },
  });
  return {
    ctx: { ...ctx, db },
    read: async () => (await Promise.all(readings)).reduce((sum, each) => sum + each, 0),
  };
}

async function readForFirstPage(count: number): Promise<number> {
  const workspace = await createTestContext();
  try {
    const admin: Caller = { ...(await addPerson(workspace.ctx, 'boss')), role: 'admin' };
    await fill(workspace.ctx, count);
    const counted = counting(workspace.ctx);
    const { items } = await listUsers(counted.ctx, admin, { limit: PAGE });
    expect(items).toHaveLength(PAGE);
    expect(items.filter(({ sessionCount }) => sessionCount === 1).length).toBeGreaterThanOrEqual(PAGE - 1);
    return await counted.read();
  } finally {
    await workspace.close();
  }
}

it('reads no more documents for the first page of 2,000 people than for that of 100', async () => {
  const few = await readForFirstPage(100);
  const many = await readForFirstPage(2_000);
  expect(few).toBeGreaterThanOrEqual(PAGE);
  expect(many).toBeLessThanOrEqual(few);
  // The people of the page, one to know whether there are more, and a session of each.
  expect(many).toBeLessThanOrEqual(2 * PAGE + 2);
});
