import { type Document, Double } from 'mongodb';
import type { Case, Code, Table } from '../case.ts';

const gives = (projection: Document, ...docs: Document[]): Case => ({
  find: {},
  options: { projection },
  gives: docs,
});
const fails = (projection: Document, code: Code): Case => ({
  find: {},
  options: { projection },
  fails: code,
});

const fields: Table = {
  area: 'projection: fields',
  documents: [
    {
      _id: 1,
      a: 1,
      b: { x: 1, y: { z: 2, w: 3 } },
      c: [{ x: 1, y: 2 }, 5, { y: 3 }, [{ x: 4 }]],
      d: null,
    },
  ],
  cases: [
    gives({ a: 1 }, { _id: 1, a: 1 }),
    gives({ a: true }, { _id: 1, a: 1 }),
    gives({ a: new Double(2) }, { _id: 1, a: 1 }),
    gives({ d: 1, a: 1 }, { _id: 1, a: 1, d: null }),
    gives({ a: 1, _id: 0 }, { a: 1 }),
    gives({ _id: 1 }, { _id: 1 }),
    gives({ missing: 1 }, { _id: 1 }),
    gives({ _id: 0, b: 0, c: 0 }, { a: 1, d: null }),
    gives(
      { _id: 0 },
      { a: 1, b: { x: 1, y: { z: 2, w: 3 } }, c: [{ x: 1, y: 2 }, 5, { y: 3 }, [{ x: 4 }]], d: null },
    ),
    gives({ b: 0, c: 0, d: 0 }, { _id: 1, a: 1 }),
    gives({ _id: 1, b: 0, c: 0 }, { _id: 1, a: 1, d: null }),
    gives({ 'b.x': 1 }, { _id: 1, b: { x: 1 } }),
    gives({ 'b.y.z': 1 }, { _id: 1, b: { y: { z: 2 } } }),
    gives({ b: { x: 1 } }, { _id: 1, b: { x: 1 } }),
    gives({ b: { y: { w: 1 } }, a: 1 }, { _id: 1, a: 1, b: { y: { w: 3 } } }),
    gives({ 'b.q': 1 }, { _id: 1, b: {} }),
    gives({ 'a.x': 1 }, { _id: 1 }),
    gives({ 'b.y.z': 0, c: 0, d: 0 }, { _id: 1, a: 1, b: { x: 1, y: { w: 3 } } }),
    gives({ 'c.x': 1 }, { _id: 1, c: [{ x: 1 }, {}, [{ x: 4 }]] }),
    gives({ 'c.x': 0, b: 0, d: 0 }, { _id: 1, a: 1, c: [{ y: 2 }, 5, { y: 3 }, [{}]] }),
    gives({ a: 1, e: '$b.x' }, { _id: 1, a: 1, e: 1 }),
    gives({ a: 1, e: { $add: ['$a', 1] } }, { _id: 1, a: 1, e: 2 }),
    gives({ e: { $literal: 1 } }, { _id: 1, e: 1 }),
    gives({ e: 'text' }, { _id: 1, e: 'text' }),
    gives({ e: ['$a', '$missing'] }, { _id: 1, e: [1, null] }),
    gives({ 'b.y': '$a' }, { _id: 1, b: { y: 1 } }),
    fails({ a: 1, b: 0 }, 31254),
    fails({ a: 0, b: 1 }, 31253),
    fails({ a: 0, b: '$a' }, [31252, 31253]),
    fails({ b: {} }, 51270),
    fails({ b: 1, 'b.x': 1 }, [31249, 31250]),
    fails({ 'b.x': 1, b: 1 }, [31249, 31250]),
    fails({ 'a..b': 1 }, 15998),
    fails({ $a: 1 }, [16410, 9, 31325]),
    fails({ a: { $foo: 1 } }, [31325, 168]),
  ],
};

const arrays: Table = {
  area: 'projection: arrays',
  documents: [
    {
      _id: 1,
      a: [1, 2, 3, 4],
      r: [
        { k: 1, v: 1 },
        { k: 2, v: 2 },
        { k: 2, v: 3 },
      ],
      s: 'x',
      n: { a: [5, 6, 7] },
    },
  ],
  cases: [
    gives({ a: { $slice: 2 }, r: 0, n: 0 }, { _id: 1, a: [1, 2], s: 'x' }),
    gives({ a: { $slice: -1 }, r: 0, n: 0 }, { _id: 1, a: [4], s: 'x' }),
    gives({ a: { $slice: [1, 2] }, r: 0, n: 0 }, { _id: 1, a: [2, 3], s: 'x' }),
    gives({ a: { $slice: [-3, 2] }, r: 0, n: 0 }, { _id: 1, a: [2, 3], s: 'x' }),
    gives({ a: { $slice: [-9, 2] }, r: 0, n: 0 }, { _id: 1, a: [1, 2], s: 'x' }),
    gives({ a: { $slice: [9, 2] }, r: 0, n: 0 }, { _id: 1, a: [], s: 'x' }),
    gives({ a: { $slice: 0 }, r: 0, n: 0 }, { _id: 1, a: [], s: 'x' }),
    gives({ s: 1, a: { $slice: 1 } }, { _id: 1, a: [1], s: 'x' }),
    gives({ s: { $slice: 1 }, a: 0, r: 0, n: 0 }, { _id: 1, s: 'x' }),
    gives({ 'n.a': { $slice: 1 }, a: 0, r: 0 }, { _id: 1, s: 'x', n: { a: [5] } }),
    gives({ a: { $slice: ['$a', 1, 2] } }, { _id: 1, a: [2, 3] }),
    gives({ r: { $elemMatch: { k: 2 } } }, { _id: 1, r: [{ k: 2, v: 2 }] }),
    gives({ r: { $elemMatch: { k: 2, v: 3 } } }, { _id: 1, r: [{ k: 2, v: 3 }] }),
    gives({ r: { $elemMatch: { k: 9 } } }, { _id: 1 }),
    gives({ a: { $elemMatch: { $gt: 2 } } }, { _id: 1, a: [3] }),
    gives({ s: { $elemMatch: { $gt: 2 } } }, { _id: 1 }),
    gives({ r: { $elemMatch: { k: 2 } }, s: 1 }, { _id: 1, s: 'x', r: [{ k: 2, v: 2 }] }),
    { find: { 'r.k': 2 }, options: { projection: { 'r.$': 1 } }, gives: [{ _id: 1, r: [{ k: 2, v: 2 }] }] },
    {
      find: { a: { $gte: 3 } },
      options: { projection: { 'a.$': 1, s: 1 } },
      gives: [{ _id: 1, a: [3], s: 'x' }],
    },
    {
      find: { r: { $elemMatch: { k: 2, v: 3 } } },
      options: { projection: { 'r.$': 1 } },
      gives: [{ _id: 1, r: [{ k: 2, v: 3 }] }],
    },
    { find: { 'n.a': 6 }, options: { projection: { 'n.a.$': 1 } }, gives: [{ _id: 1, n: { a: [6] } }] },
    { find: { _id: 1 }, options: { projection: { 'a.$': 1 } }, fails: 51246 },
    { find: { 'r.k': 2 }, options: { projection: { 'r.$': 1, 'a.$': 1 } }, fails: 31276 },
    { find: { 'r.k': 2 }, options: { projection: { 'r.$.v': 1 } }, fails: 31394 },
    { find: { 'r.k': 2 }, options: { projection: { 'r.$': 0 } }, fails: [31395, 31254] },
    fails({ 'n.a': { $elemMatch: { $gt: 5 } } }, 31275),
    fails({ r: { $elemMatch: 1 } }, 31274),
    fails({ a: { $slice: 'x' } }, [28667, 16020]),
    fails({ a: { $slice: [1, -1] } }, [28729, 28724]),
  ],
};

export const projection: readonly Table[] = [fields, arrays];
