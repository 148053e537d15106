import type { Document, FindOptions } from 'mongodb';
import type { Case, Table } from '../case.ts';

const order = (sort: NonNullable<FindOptions['sort']>, ...ids: number[]): Case => ({
  find: {},
  options: { sort, projection: { _id: 1 } },
  gives: ids.map((_id) => ({ _id })),
});
const takes = (options: FindOptions, ...ids: number[]): Case => ({
  find: {},
  options: { sort: { _id: 1 }, projection: { _id: 1 }, ...options },
  gives: ids.map((_id) => ({ _id })),
});
const fails = (options: FindOptions, code: number | number[], find: Document = {}): Case => ({
  find,
  options,
  fails: code,
});

const scalars: Table = {
  area: 'sort: fields, skip, limit',
  documents: [
    { _id: 1, a: 2, b: 'x', n: { v: 1 } },
    { _id: 2, a: 1, b: 'y', n: { v: 3 } },
    { _id: 3, a: 2, b: 'y', n: 5 },
    { _id: 4, b: 'x' },
    { _id: 5, a: null, b: 'w', n: { v: 2 } },
  ],
  cases: [
    order({ a: 1, _id: 1 }, 4, 5, 2, 1, 3),
    order({ a: -1, _id: 1 }, 1, 3, 2, 4, 5),
    order({ a: 1, _id: -1 }, 5, 4, 2, 3, 1),
    order({ b: 1, a: -1, _id: 1 }, 5, 1, 4, 3, 2),
    order({ 'n.v': 1, _id: 1 }, 3, 4, 1, 5, 2),
    order({ 'n.v': -1, _id: 1 }, 2, 5, 1, 3, 4),
    order({ _id: -1 }, 5, 4, 3, 2, 1),
    takes({ limit: 2 }, 1, 2),
    takes({ skip: 3 }, 4, 5),
    takes({ skip: 1, limit: 2 }, 2, 3),
    takes({ skip: 9 }),
    takes({ limit: 0 }, 1, 2, 3, 4, 5),
    takes({ limit: -2 }, 1, 2),
    takes({ batchSize: 2 }, 1, 2, 3, 4, 5),
    takes({ sort: { a: -1, _id: 1 }, limit: 2, skip: 1 }, 3, 2),
    { command: { find: '$collection', sort: { a: 2 } }, fails: [15975, 2] },
    { command: { find: '$collection', sort: { a: 'x' } }, fails: [15974, 15975, 2] },
    { command: { find: '$collection', sort: { '': 1 } }, fails: [40352, 15998, 2] },
    { command: { find: '$collection', sort: { 'a..b': 1 } }, fails: [15998, 2] },
    { command: { find: '$collection', sort: { $a: 1 } }, fails: [16410, 2] },
    { command: { find: '$collection', sort: 5 }, fails: 14 },
    { command: { find: '$collection', skip: -1 }, fails: [51024, 2, 9] },
    { command: { find: '$collection', limit: -1 }, fails: [51024, 2, 9] },
    fails({ sort: { a: 1 }, hint: 'nothing' }, 2),
  ],
};

const arrays: Table = {
  area: 'sort: arrays',
  documents: [
    { _id: 1, a: [3, 9] },
    { _id: 2, a: 4 },
    { _id: 3, a: [] },
    { _id: 4 },
    { _id: 5, a: [1, 5] },
    { _id: 6, a: [[0]] },
    { _id: 7, a: [{ v: 7 }, { v: 2 }] },
    { _id: 8, a: { v: 5 } },
  ],
  cases: [
    order({ a: 1 }, 3, 4, 5, 1, 2, 7, 8, 6),
    order({ a: -1 }, 6, 7, 8, 1, 5, 2, 4, 3),
    order({ 'a.v': 1, _id: 1 }, 1, 2, 3, 4, 5, 6, 7, 8),
    order({ 'a.v': -1, _id: 1 }, 7, 8, 1, 2, 3, 4, 5, 6),
  ],
};

const parallel: Table = {
  area: 'sort: arrays',
  documents: [
    {
      _id: 1,
      a: [
        { x: 1, y: 9 },
        { x: 1, y: 2 },
      ],
      b: [1, 2],
    },
    { _id: 2, a: [{ x: 1, y: 3 }], b: 5 },
  ],
  cases: [
    order({ 'a.x': 1, 'a.y': 1 }, 1, 2),
    order({ 'a.x': 1, 'a.y': -1 }, 1, 2),
    fails({ sort: { 'a.x': 1, b: 1 } }, 2),
  ],
};

export const sorting: readonly Table[] = [scalars, arrays, parallel];
