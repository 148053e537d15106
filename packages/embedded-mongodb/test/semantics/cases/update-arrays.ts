import { type Document, Double, Long } from 'mongodb';
import type { Case, Code, Table } from '../case.ts';

const turns = (from: Document, update: Document, becomes: Document, modified = 1): Case => ({
  from: { _id: 1, ...from },
  update,
  becomes: { _id: 1, ...becomes },
  modified,
});
const keeps = (from: Document, update: Document): Case => turns(from, update, from, 0);
const fails = (from: Document, update: Document, code: Code): Case => ({
  from: { _id: 1, ...from },
  update,
  fails: code,
});

const pushing: Table = {
  area: 'update: $push and $addToSet',
  documents: [],
  cases: [
    turns({ a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }),
    turns({}, { $push: { a: 2 } }, { a: [2] }),
    turns({ a: [1] }, { $push: { a: [2, 3] } }, { a: [1, [2, 3]] }),
    turns({ a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }),
    turns({}, { $push: { a: { $each: [] } } }, { a: [] }),
    keeps({ a: [1] }, { $push: { a: { $each: [] } } }),
    turns({ a: [1, 2] }, { $push: { a: { $each: [9], $position: 0 } } }, { a: [9, 1, 2] }),
    turns({ a: [1, 2] }, { $push: { a: { $each: [8, 9], $position: 1 } } }, { a: [1, 8, 9, 2] }),
    turns({ a: [1, 2] }, { $push: { a: { $each: [9], $position: 10 } } }, { a: [1, 2, 9] }),
    turns({ a: [1, 2, 3] }, { $push: { a: { $each: [9], $position: -1 } } }, { a: [1, 2, 9, 3] }),
    turns({ a: [1, 2] }, { $push: { a: { $each: [9], $position: -5 } } }, { a: [9, 1, 2] }),
    turns({ a: [1, 2, 3] }, { $push: { a: { $each: [4], $slice: -2 } } }, { a: [3, 4] }),
    turns({ a: [1, 2, 3] }, { $push: { a: { $each: [4], $slice: 2 } } }, { a: [1, 2] }),
    turns({ a: [1, 2, 3] }, { $push: { a: { $each: [4], $slice: 0 } } }, { a: [] }),
    turns({ a: [3, 1] }, { $push: { a: { $each: [2], $sort: 1 } } }, { a: [1, 2, 3] }),
    turns({ a: [3, 1] }, { $push: { a: { $each: [2], $sort: -1 } } }, { a: [3, 2, 1] }),
    turns(
      { a: [3, 'x', null] },
      { $push: { a: { $each: [{ b: 1 }], $sort: 1 } } },
      { a: [null, 3, 'x', { b: 1 }] },
    ),
    turns(
      { a: [{ s: 3 }, { s: 1 }] },
      { $push: { a: { $each: [{ s: 2 }], $sort: { s: -1 }, $slice: 2 } } },
      { a: [{ s: 3 }, { s: 2 }] },
    ),
    turns(
      { a: [{ x: { y: 2 } }, { z: 1 }] },
      { $push: { a: { $each: [{ x: { y: 1 } }], $sort: { 'x.y': 1 } } } },
      { a: [{ z: 1 }, { x: { y: 1 } }, { x: { y: 2 } }] },
    ),
    turns({ a: [3, 1, 2] }, { $push: { a: { $each: [], $sort: 1 } } }, { a: [1, 2, 3] }),
    turns({ a: { b: [1] } }, { $push: { 'a.b': 2, 'a.c': 3 } }, { a: { b: [1, 2], c: [3] } }),
    fails({ a: 1 }, { $push: { a: 2 } }, 2),
    fails({ a: null }, { $push: { a: 2 } }, 2),
    fails({ a: [] }, { $push: { a: { $each: 1 } } }, 2),
    fails({ a: [] }, { $push: { a: { $each: [1], $foo: 1 } } }, 2),
    fails({ a: [] }, { $push: { a: { $each: [1], $slice: 1.5 } } }, 2),
    fails({ a: [] }, { $push: { a: { $each: [1], $position: 'x' } } }, 2),
    fails({ a: [] }, { $push: { a: { $each: [1], $sort: 2 } } }, 2),
    fails({ a: [] }, { $push: { a: { $each: [1], $sort: {} } } }, 2),
    turns({ a: [1] }, { $addToSet: { a: 2 } }, { a: [1, 2] }),
    turns({}, { $addToSet: { a: 2 } }, { a: [2] }),
    keeps({ a: [1] }, { $addToSet: { a: 1 } }),
    keeps({ a: [1] }, { $addToSet: { a: new Double(1) } }),
    keeps({ a: [1] }, { $addToSet: { a: Long.fromNumber(1) } }),
    keeps({ a: [{ x: 1, y: 2 }] }, { $addToSet: { a: { x: 1, y: 2 } } }),
    turns(
      { a: [{ x: 1, y: 2 }] },
      { $addToSet: { a: { y: 2, x: 1 } } },
      {
        a: [
          { x: 1, y: 2 },
          { y: 2, x: 1 },
        ],
      },
    ),
    turns({ a: [1] }, { $addToSet: { a: [1] } }, { a: [1, [1]] }),
    turns({ a: [1, 2] }, { $addToSet: { a: { $each: [2, 3, 3] } } }, { a: [1, 2, 3] }),
    turns({}, { $addToSet: { a: { $each: [2, 2] } } }, { a: [2] }),
    keeps({ a: [1, 1] }, { $addToSet: { a: { $each: [1] } } }),
    fails({ a: 1 }, { $addToSet: { a: 2 } }, 2),
    fails({ a: [] }, { $addToSet: { a: { $each: 1 } } }, 14),
    fails({ a: [] }, { $addToSet: { a: { $each: [1], $slice: 1 } } }, 2),
  ],
};

const pulling: Table = {
  area: 'update: $pull, $pullAll, $pop',
  documents: [],
  cases: [
    turns({ a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }),
    turns({ a: [1, 2, 3] }, { $pull: { a: { $gte: 2 } } }, { a: [1] }),
    turns({ a: [1, 2, 3] }, { $pull: { a: { $in: [1, 3] } } }, { a: [2] }),
    turns({ a: ['ab', 'b'] }, { $pull: { a: /^a/ } }, { a: ['b'] }),
    turns({ a: [{ x: 1, y: 1 }, { x: 1 }, { x: 2 }] }, { $pull: { a: { x: 1 } } }, { a: [{ x: 2 }] }),
    turns({ a: [{ x: 1 }, { x: 5 }] }, { $pull: { a: { x: { $gt: 3 } } } }, { a: [{ x: 1 }] }),
    turns({ a: [{ x: [1, 2] }, { x: [3] }] }, { $pull: { a: { x: 2 } } }, { a: [{ x: [3] }] }),
    turns(
      { a: [{ r: [{ q: 1, v: 4 }] }, { r: [{ q: 2, v: 5 }] }] },
      { $pull: { a: { r: { $elemMatch: { q: 2, v: { $gte: 5 } } } } } },
      { a: [{ r: [{ q: 1, v: 4 }] }] },
    ),
    turns({ a: [[1, 2], [3]] }, { $pull: { a: [1, 2] } }, { a: [[3]] }),
    turns({ a: [null, 1] }, { $pull: { a: null } }, { a: [1] }),
    turns({ a: { b: [1, 2] } }, { $pull: { 'a.b': 1 } }, { a: { b: [2] } }),
    turns({ a: [1, 2], b: [3, 4] }, { $pull: { a: 1, b: 4 } }, { a: [2], b: [3] }),
    turns(
      { a: [{ x: 1 }, { x: 2 }, { x: 3 }] },
      { $pull: { a: { $or: [{ x: 1 }, { x: 3 }] } } },
      { a: [{ x: 2 }] },
    ),
    keeps({ a: [1] }, { $pull: { a: 5 } }),
    keeps({}, { $pull: { a: 5 } }),
    fails({ a: 1 }, { $pull: { a: 1 } }, 2),
    turns({ a: [1, 2, 3, 1] }, { $pullAll: { a: [1, 3] } }, { a: [2] }),
    turns({ a: [{ x: 1, y: 2 }, { x: 1 }] }, { $pullAll: { a: [{ x: 1 }] } }, { a: [{ x: 1, y: 2 }] }),
    keeps({ a: [1] }, { $pullAll: { a: [] } }),
    keeps({}, { $pullAll: { a: [1] } }),
    fails({ a: [1] }, { $pullAll: { a: 1 } }, 2),
    fails({ a: 1 }, { $pullAll: { a: [1] } }, 2),
    turns({ a: [1, 2, 3] }, { $pop: { a: 1 } }, { a: [1, 2] }),
    turns({ a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }),
    keeps({ a: [] }, { $pop: { a: 1 } }),
    keeps({}, { $pop: { a: 1 } }),
    fails({ a: [1] }, { $pop: { a: 2 } }, 9),
    fails({ a: [1] }, { $pop: { a: 'x' } }, 9),
    fails({ a: 1 }, { $pop: { a: 1 } }, 14),
    fails({ a: 'x' }, { $pop: { 'a.b': 1 } }, 28),
  ],
};

const on = (
  from: Document,
  filter: Document,
  update: Document,
  becomes: Document,
  arrayFilters?: Document[],
): Case => ({
  from: { _id: 1, ...from },
  filter,
  update,
  ...(arrayFilters ? { options: { arrayFilters } } : {}),
  becomes: { _id: 1, ...becomes },
});
const failsOn = (
  from: Document,
  filter: Document,
  update: Document,
  code: Code,
  arrayFilters?: Document[],
): Case => ({
  from: { _id: 1, ...from },
  filter,
  update,
  ...(arrayFilters ? { options: { arrayFilters } } : {}),
  fails: code,
});

const positional: Table = {
  area: 'update: positional operators',
  documents: [],
  cases: [
    on({ a: [1, 5, 5] }, { a: 5 }, { $set: { 'a.$': 9 } }, { a: [1, 9, 5] }),
    on({ a: [1, 5, 8] }, { a: { $gt: 4 } }, { $inc: { 'a.$': 1 } }, { a: [1, 6, 8] }),
    on(
      {
        g: [
          { s: 80, m: 1 },
          { s: 85, m: 2 },
        ],
      },
      { 'g.s': 85 },
      { $set: { 'g.$.m': 6 } },
      {
        g: [
          { s: 80, m: 1 },
          { s: 85, m: 6 },
        ],
      },
    ),
    on(
      {
        g: [
          { s: 80, m: 1 },
          { s: 85, m: 2 },
        ],
      },
      { g: { $elemMatch: { s: { $gt: 80 }, m: 2 } } },
      { $set: { 'g.$.m': 6 } },
      {
        g: [
          { s: 80, m: 1 },
          { s: 85, m: 6 },
        ],
      },
    ),
    on({ a: [1, 5] }, { a: { $in: [5, 7] } }, { $unset: { 'a.$': 1 } }, { a: [1, null] }),
    on({ x: { a: [1, 5] } }, { 'x.a': 5 }, { $set: { 'x.a.$': 6 } }, { x: { a: [1, 6] } }),
    on({ a: [1, 5], b: 2 }, { b: 2, a: 5 }, { $set: { 'a.$': 6, b: 3 } }, { a: [1, 6], b: 3 }),
    on({ a: [1, 5] }, { $and: [{ a: 5 }] }, { $set: { 'a.$': 6 } }, { a: [1, 6] }),
    on({ a: [1, 5] }, { $or: [{ a: 5 }, { a: 7 }] }, { $set: { 'a.$': 6 } }, { a: [1, 6] }),
    on({ a: [{ b: [1, 2] }] }, { 'a.b': 2 }, { $push: { 'a.$.b': 3 } }, { a: [{ b: [1, 2, 3] }] }),
    failsOn({ a: [1] }, { _id: 1 }, { $set: { 'a.$': 2 } }, 2),
    failsOn({ a: [1] }, { a: 1 }, { $set: { $: 2 } }, 2),
    failsOn({ a: [1] }, { a: 1 }, { $set: { 'a.$.b.$': 2 } }, 2),
    on({ a: [1, 2] }, {}, { $inc: { 'a.$[]': 1 } }, { a: [2, 3] }),
    on({ a: [] }, {}, { $inc: { 'a.$[]': 1 } }, { a: [] }),
    on({ a: [{ b: 1 }, { c: 1 }] }, {}, { $set: { 'a.$[].b': 5 } }, { a: [{ b: 5 }, { c: 1, b: 5 }] }),
    on({ a: [[1], [2, 3]] }, {}, { $mul: { 'a.$[].$[]': 2 } }, { a: [[2], [4, 6]] }),
    on({ a: [1, 5, 9] }, {}, { $set: { 'a.$[x]': 0 } }, { a: [1, 0, 0] }, [{ x: { $gte: 5 } }]),
    on(
      {
        a: [
          { k: 1, v: 1 },
          { k: 2, v: 1 },
        ],
      },
      {},
      { $inc: { 'a.$[e].v': 10 } },
      {
        a: [
          { k: 1, v: 1 },
          { k: 2, v: 11 },
        ],
      },
      [{ 'e.k': 2 }],
    ),
    on(
      {
        a: [
          { k: 1, t: [1, 2] },
          { k: 2, t: [1, 2] },
        ],
      },
      {},
      { $set: { 'a.$[e].t.$[t]': 0 } },
      {
        a: [
          { k: 1, t: [1, 2] },
          { k: 2, t: [1, 0] },
        ],
      },
      [{ 'e.k': 2 }, { t: { $gt: 1 } }],
    ),
    on({ a: [1, 5] }, {}, { $set: { 'a.$[x]': 0 } }, { a: [0, 5] }, [{ $or: [{ x: 1 }, { x: 2 }] }]),
    on({ a: [1, 5] }, {}, { $set: { 'a.$[x]': 0 } }, { a: [1, 5] }, [{ x: 7 }]),
    failsOn({ a: 1 }, {}, { $set: { 'a.$[]': 0 } }, 2),
    failsOn({}, {}, { $set: { 'a.$[]': 0 } }, 2),
    failsOn({ a: [1] }, {}, { $set: { 'a.$[x]': 0 } }, 2),
    failsOn({ a: [1] }, {}, { $set: { a: 0 } }, 9, [{ x: 1 }]),
    failsOn({ a: [1] }, {}, { $set: { 'a.$[x]': 0 } }, 9, [{ x: 1 }, { x: 2 }]),
    failsOn({ a: [1] }, {}, { $set: { 'a.$[X]': 0 } }, 2, [{ X: 1 }]),
    failsOn({ a: [1] }, {}, { $set: { 'a.$[x]': 0 } }, 9, [{}]),
    failsOn({ a: [1] }, {}, { $set: { 'a.$[x]': 0 } }, 9, [{ x: 1, y: 1 }]),
    failsOn({ a: [1] }, {}, { $set: { '$[]': 0 } }, 2),
    failsOn({ a: [5] }, {}, { $set: { 'a.$[x]': 0, 'a.$[y]': 1 } }, 40, [{ x: 5 }, { y: { $gt: 1 } }]),
  ],
};

const upserts = (filter: Document, update: Document | Document[], becomes: Document): Case => ({
  filter,
  update,
  options: { upsert: true },
  becomes,
});

const upserting: Table = {
  area: 'update: upsert',
  documents: [],
  cases: [
    upserts({ _id: 1 }, { $set: { a: 1 } }, { _id: 1, a: 1 }),
    upserts({ _id: 1, b: 2 }, { $set: { a: 1 } }, { _id: 1, b: 2, a: 1 }),
    upserts({ _id: 1, b: { $eq: 2 } }, { $set: { a: 1 } }, { _id: 1, b: 2, a: 1 }),
    upserts({ _id: 1, b: { $gt: 2 } }, { $set: { a: 1 } }, { _id: 1, a: 1 }),
    upserts({ _id: 1, b: /x/ }, { $set: { a: 1 } }, { _id: 1, a: 1 }),
    upserts({ $and: [{ _id: 1 }, { b: 2 }] }, { $set: { a: 1 } }, { _id: 1, b: 2, a: 1 }),
    upserts({ _id: 1, b: { $all: [3] } }, { $set: { a: 1 } }, { _id: 1, b: 3, a: 1 }),
    upserts({ _id: 1, $or: [{ b: 1 }, { b: 2 }] }, { $set: { a: 1 } }, { _id: 1, a: 1 }),
    upserts({ _id: 1, $or: [{ b: 1 }] }, { $set: { a: 1 } }, { _id: 1, b: 1, a: 1 }),
    upserts({ _id: 1, 'b.c': 2 }, { $set: { a: 1 } }, { _id: 1, b: { c: 2 }, a: 1 }),
    upserts({ _id: 1, b: null }, { $set: { a: 1 } }, { _id: 1, b: null, a: 1 }),
    upserts({ _id: 1, b: 5 }, { $inc: { b: 1 } }, { _id: 1, b: 6 }),
    upserts({ _id: 1, b: [1] }, { $push: { b: 2 } }, { _id: 1, b: [1, 2] }),
    upserts({ a: 1 }, { $set: { _id: 7 } }, { _id: 7, a: 1 }),
    upserts({ _id: 1 }, { $setOnInsert: { a: 1 }, $set: { b: 2 } }, { _id: 1, a: 1, b: 2 }),
    upserts({ _id: 1 }, { $unset: { a: 1 } }, { _id: 1 }),
    upserts({ _id: 1 }, { a: 5 }, { _id: 1, a: 5 }),
    upserts({ _id: 1, b: 9 }, { a: 5 }, { _id: 1, a: 5 }),
    upserts({ b: 9 }, { a: 5, _id: 3 }, { _id: 3, a: 5 }),
    upserts({ _id: 1 }, [{ $set: { a: { $ifNull: ['$a', 5] } } }], { _id: 1, a: 5 }),
    { filter: { _id: 1, b: 1, 'b.c': 2 }, update: { $set: { a: 1 } }, options: { upsert: true }, fails: 54 },
    {
      filter: { $and: [{ b: 1 }, { b: 2 }] },
      update: { $set: { a: 1 } },
      options: { upsert: true },
      fails: 54,
    },
    { filter: { _id: 1 }, update: { $set: { _id: 2 } }, options: { upsert: true }, fails: 66 },
    { filter: { _id: 1 }, update: { _id: 2 }, options: { upsert: true }, fails: 66 },
    { filter: { _id: 1, a: 1 }, update: { $set: { 'a.$': 2 } }, options: { upsert: true }, fails: 2 },
    {
      filter: {},
      from: { _id: 1, a: 1 },
      update: { $inc: { a: 1 } },
      options: { upsert: true },
      becomes: { _id: 1, a: 2 },
      modified: 1,
    },
  ],
};

export const updateArrays: readonly Table[] = [pushing, pulling, positional, upserting];
