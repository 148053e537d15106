import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createOwnToken } from '@/lib/accounts/tokens/create-own-token.ts';
import { contacts } from '@/lib/contacts/contacts.ts';
import { running } from '@/lib/context/runtime.ts';
import { addPerson, createTestContext, type TestContext } from '@/lib/testing/test-context.ts';
import { saveContactAction } from './contacts.ts';

const sent = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock('next/headers', () => ({ headers: async () => sent.headers }));
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`to ${to}`);
  },
}));

let workspace: TestContext;
let token: string;

beforeAll(async () => {
  workspace = await createTestContext();
  running.set({ ctx: workspace.ctx, checkReady: async () => null, close: async () => undefined });
  const ada = await addPerson(workspace.ctx, 'ada');
  ({ token } = await createOwnToken(workspace.ctx, ada, { label: 'test' }));
});
afterAll(() => {
  running.set(undefined);
  return workspace.close();
});

const origin = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' };

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const conflict = (more: object) => JSON.stringify({ title: { field: 'title', itemId: null, ...more } });
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

it('reads nothing of a form before it knows who sends it, and shows what was typed again', async () => {
  sent.headers = new Headers(origin);
  const parse = vi.spyOn(JSON, 'parse');
  const form = formOf({
    name: 'Ada',
    title: 'Dr',
    base: '{"name":"x"}',
    intent: 'add phones',
    conflicts: '{}',
  });
  const state = await saveContactAction(null, form);
  expect(state).toMatchObject({
    form: { typed: { name: 'Ada', title: 'Dr' }, base: null, conflicts: {} },
    outcome: { ok: false, code: 'unauthenticated' },
  });
  expect(parse.mock.calls.filter(([text]) => text === '{"name":"x"}')).toEqual([]);
  parse.mockRestore();
  sent.headers = new Headers({ ...origin, origin: 'https://evil.example' });
  expect(await saveContactAction(null, form)).toMatchObject({ outcome: { code: 'foreign_origin' } });
  expect(await contacts.in(workspace.ctx.db).countDocuments({})).toBe(0);
});

it.each([
  ['theirs', conflict({ theirs: 0, before: '', byUserId: null }).replace(':0', `:${deep(100_000)}`)],
  ['before', conflict({ theirs: '', before: 0, byUserId: null }).replace(':0', `:${deep(100_000)}`)],
  ['before, within the depth', conflict({ theirs: '', before: [[[]]], byUserId: null })],
  ['more than a form carries', conflict({ theirs: 'x'.repeat(1024 * 1024), before: '', byUserId: null })],
])('leaves out a conflict that no page of ours sends: %s', async (_what, conflicts) => {
  sent.headers = new Headers({ ...origin, authorization: `Bearer ${token}` });
  const begun = performance.now();
  const state = await saveContactAction(null, formOf({ name: 'Ada', conflicts, intent: 'add phones' }));
  expect(state).toMatchObject({ form: { typed: { name: 'Ada' }, conflicts: {} }, outcome: null });
  expect(performance.now() - begun).toBeLessThan(5_000);
});

it('keeps a conflict as pages send it', async () => {
  sent.headers = new Headers({ ...origin, authorization: `Bearer ${token}` });
  const conflicts = conflict({ theirs: 'Dr', before: 'Ms', byUserId: null });
  const state = await saveContactAction(null, formOf({ name: 'Ada', conflicts, intent: 'add phones' }));
  expect(state?.form.conflicts).toEqual(JSON.parse(conflicts));
});
