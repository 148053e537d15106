import { expect, it } from 'vitest';
import { jsonBody } from './json-body.ts';

const textOf = (answer: unknown) => new Response(jsonBody(answer)).text();

it('answers what JSON.stringify would, however long the list is', async () => {
  for (const count of [0, 1, 19, 20, 500]) {
    const items = Array.from({ length: count }, (_, id) => ({ id, text: `€ "${id}"\n`, left: undefined }));
    for (const answer of [{ items, nextCursor: null }, { items }, { revision: 7, items, hasMore: false }])
      expect(JSON.parse(await textOf(answer))).toEqual(JSON.parse(JSON.stringify(answer)));
  }
  for (const answer of [null, 1, 'text', [], { items: 'none' }])
    expect(await textOf(answer)).toBe(JSON.stringify(answer));
});

it('gives others a turn while it writes a long list, and writes no more than is read', async () => {
  let written = 0;
  const items = Array.from({ length: 400 }, () => ({
    toJSON() {
      written += 1;
      const end = performance.now() + 1;
      while (performance.now() < end);
      return 'x'.repeat(1_000);
    },
  }));
  let turns = 0;
  let isDone = false;
  const turn = () => {
    turns += 1;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  const reader = new Response(jsonBody({ items })).body?.getReader();
  await reader?.read();
  expect(written).toBeLessThan(200);
  while (!(await reader?.read())?.done);
  isDone = true;
  expect(written).toBe(400);
  // A piece ends after 4 ms, and each item takes one.
  expect(turns).toBeGreaterThan(40);
});
