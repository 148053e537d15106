import { MongoClient } from 'mongodb';
import { afterAll, expect, it } from 'vitest';
import { withEngine } from '../fixtures/open-engine.ts';
import { aggregation } from './cases/aggregation.ts';
import { commands } from './cases/commands.ts';
import { comparison } from './cases/comparison.ts';
import { projection } from './cases/projection.ts';
import { query } from './cases/query.ts';
import { sorting } from './cases/sort.ts';
import { updateArrays } from './cases/update-arrays.ts';
import { updateFields } from './cases/update-fields.ts';
import { report, runTables } from './run-cases.ts';

const TABLES = [
  ...comparison,
  ...query,
  ...updateFields,
  ...updateArrays,
  ...projection,
  ...sorting,
  ...aggregation,
  ...commands,
];

const engine = withEngine();
const other = process.env.MONGODB_URI === undefined ? undefined : new MongoClient(process.env.MONGODB_URI);
afterAll(() => other?.close());

it("answers every case as MongoDB's manual does, or refuses it", async () => {
  const db = other?.db(`semantics${process.pid}`) ?? engine.db;
  const verdicts = await runTables(db, TABLES);
  const text = report(verdicts);
  console.info(text);
  expect(verdicts.length).toBeGreaterThanOrEqual(400);
  expect(verdicts.filter(({ result }) => result === 'wrong').length, text).toBe(0);
}, 300_000);
