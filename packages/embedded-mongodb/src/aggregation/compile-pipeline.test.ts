import { deserialize, serialize } from 'bson';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../bson/read.ts';
import type { Doc, Value } from '../bson/value.ts';
import { writeDocument } from '../bson/write.ts';
import { compilePipeline } from './compile-pipeline.ts';
import type { PipelineContext } from './pipeline.ts';

const doc = (value: object): Doc => readDocument(serialize(value));
const stages = (list: object[]): Value[] => {
  const value = doc({ list }).get('list');
  return Array.isArray(value) ? value : [];
};
const context: PipelineContext = {
  now: new Date(0),
  maxBytes: 1e6,
  checkDeadline: () => {},
  lookup: () => [],
};

async function run(input: object[], pipeline: object[], options: Partial<PipelineContext> = {}) {
  const found: unknown[] = [];
  const output = compilePipeline(stages(pipeline)).run(input.map(doc), { ...context, ...options });
  for await (const result of output) found.push(deserialize(writeDocument(result)));
  return found;
}

describe('compilePipeline', () => {
  it('runs stages one after the other', async () => {
    const input = [1, 2, 3, 4].map((n) => ({ _id: n, k: n % 2, v: n }));
    const pipeline = [
      { $match: { v: { $gt: 1 } } },
      { $group: { _id: '$k', sum: { $sum: '$v' }, all: { $push: '$v' } } },
      { $sort: { _id: 1 } },
    ];
    expect(await run(input, pipeline)).toEqual([
      { _id: 0, sum: 6, all: [2, 4] },
      { _id: 1, sum: 3, all: [3] },
    ]);
  });

  it('finds what a planner can do instead', () => {
    const { pushdown } = compilePipeline(
      stages([{ $match: { a: 1 } }, { $match: { b: 2 } }, { $sort: { c: 1 } }, { $limit: 5 }, { $skip: 1 }]),
    );
    expect(pushdown.filter.get('$and')).toHaveLength(2);
    expect(pushdown).toMatchObject({ skip: 0, limit: 5 });
    expect([...(pushdown.sort ?? [])]).toEqual([['c', 1]]);
  });

  it('stops before it holds too much, and when its time is over', async () => {
    const input = Array.from({ length: 100 }, (_, i) => ({ _id: i, text: 'x'.repeat(100) }));
    for (const stage of [{ $sort: { a: 1 } }, { $group: { _id: null, all: { $push: '$text' } } }]) {
      await expect(run(input, [stage], { maxBytes: 5000 })).rejects.toMatchObject({ code: 292 });
    }
    const late = { checkDeadline: () => expect.unreachable('late') };
    await expect(run(input, [{ $match: {} }], late)).rejects.toThrow('late');
  });

  it('sums with compensation for the error of each addition', async () => {
    const input = Array.from({ length: 10 }, () => ({ v: 0.1 }));
    expect(await run(input, [{ $group: { _id: null, s: { $sum: '$v' }, a: { $avg: '$v' } } }])).toEqual([
      { _id: null, s: 1, a: 0.1 },
    ]);
  });
});
