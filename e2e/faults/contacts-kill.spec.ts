import { newcomer } from '../fixtures/newcomer.ts';
import { expect, test } from '../fixtures/test.ts';

const A_MINUTE_AND_MORE_MS = 65_000;

/** Everything that happened to the address book, as a program reads it. */
async function allChanges(rest: Awaited<ReturnType<typeof newcomer>>['rest']) {
  const items: { revision: number; id: string; type: string }[] = [];
  for (let since = 0, hasMore = true; hasMore; ) {
    const page = await rest.must('GET', `/contacts/changes?since=${since}&limit=1000`);
    items.push(...(page.items as typeof items));
    since = Number(page.revision);
    hasMore = page.hasMore === true;
  }
  return items;
}

test('kill -9 under writers and an import: nothing acknowledged is lost, the numbers have no gap, the import is undone', async ({
  guard,
  server,
}) => {
  guard.allowLostServer();
  const { rest } = await newcomer(server.url, 'killed');
  const importId = '0198c7a0-0000-7000-8000-0000000000aa';
  const rows = Array.from({ length: 20_000 }, (_, index) => `Row ${index},row${index}@example.org`).join(
    '\n',
  );
  const acknowledged: string[] = [];
  let isDead = false;
  const write = async (writer: number) => {
    for (let index = 0; !isDead; index += 1) {
      const made = await rest
        .ask('POST', '/contacts', { name: `Writer ${writer} ${index}` })
        .catch(() => null);
      if (made?.status !== 201) return;
      acknowledged.push((made.body as { id: string }).id);
    }
  };
  const begun = await fetch(`${server.url}/api/v1/contacts/import?wait=false&id=${importId}`, {
    method: 'POST',
    headers: { ...rest.headers(), 'content-type': 'text/csv' },
    body: `Name,Email\n${rows}`,
  });
  expect(begun.status).toBe(202);
  const writers = Promise.all([1, 2, 3, 4].map(write));
  await expect(async () => {
    expect(await rest.must('GET', `/contacts/imports/${importId}`)).toMatchObject({
      created: expect.any(Number),
    });
    expect(Number((await rest.must('GET', `/contacts/imports/${importId}`)).created)).toBeGreaterThan(500);
  }).toPass({ intervals: [20] });
  await server.kill9();
  isDead = true;
  await writers;
  await server.restart(A_MINUTE_AND_MORE_MS);

  const changes = await allChanges(rest);
  expect(changes.map(({ revision }) => revision)).toEqual(changes.map((_, index) => index + 1));
  const there = new Set(changes.map(({ id }) => id));
  expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(0);

  // The record of an import whose process died says so after a minute without progress.
  await expect(async () => {
    expect((await rest.ask('DELETE', `/contacts/imports/${importId}`)).body).toMatchObject({
      state: 'undone',
    });
  }).toPass({ timeout: 90_000, intervals: [500] });
  const left = await rest.must('GET', '/contacts?query=row&limit=1');
  expect(left).toMatchObject({ items: [] });
  const after = await allChanges(rest);
  expect(after.map(({ revision }) => revision)).toEqual(after.map((_, index) => index + 1));
});
