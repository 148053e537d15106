import { Decimal128, type Document, Double, type IndexDescription, Long, ObjectId, Timestamp } from 'mongodb';
import type { Case, Code, Table } from '../case.ts';

const insert = (...documents: Document[]): Case => ({
  command: { insert: '$collection', documents },
  gives: { n: documents.length },
});
const clash = (...documents: Document[]): Case => ({
  command: { insert: '$collection', documents },
  fails: 11000,
});

function uniqueness(
  key: Document,
  documents: Document[],
  cases: Case[],
  options: Partial<IndexDescription> = {},
): Table {
  return { area: 'indexes: uniqueness', documents, indexes: [{ key, unique: true, ...options }], cases };
}

const unique: readonly Table[] = [
  uniqueness(
    { a: 1 },
    [{ _id: 1, a: 1 }, { _id: 2 }, { _id: 3, a: [5, 6] }, { _id: 4, a: { x: 1, y: 2 } }],
    [
      insert({ _id: 9, a: 2 }),
      insert({ _id: 9, a: '1' }),
      insert({ _id: 9, a: { y: 2, x: 1 } }),
      insert({ _id: 9, a: [7, 7] }),
      insert({ _id: 9, a: [] }),
      clash({ _id: 9, a: 1 }),
      clash({ _id: 9, a: new Double(1) }),
      clash({ _id: 9, a: Long.fromNumber(1) }),
      clash({ _id: 9, a: Decimal128.fromString('1.0') }),
      clash({ _id: 9 }),
      clash({ _id: 9, a: null }),
      clash({ _id: 9, a: 6 }),
      clash({ _id: 9, a: [8, 5] }),
      clash({ _id: 9, a: { x: 1, y: 2 } }),
      clash({ _id: 1, a: 99 }),
      clash({ _id: new Double(1), a: 99 }),
      {
        command: { update: '$collection', updates: [{ q: { _id: 2 }, u: { $set: { a: 1 } } }] },
        fails: 11000,
      },
      {
        command: { update: '$collection', updates: [{ q: { _id: 1 }, u: { $set: { a: 1, b: 2 } } }] },
        gives: { nModified: 1 },
      },
      {
        command: { update: '$collection', updates: [{ q: { _id: 3 }, u: { $push: { a: 1 } } }] },
        fails: 11000,
      },
      {
        command: { update: '$collection', updates: [{ q: { _id: 3 }, u: { $push: { a: 5 } } }] },
        gives: { nModified: 1 },
      },
    ],
  ),
  uniqueness(
    { a: 1 },
    [{ _id: 1, a: 1 }, { _id: 2 }],
    [insert({ _id: 9 }), insert({ _id: 9, b: 1 }), clash({ _id: 9, a: 1 })],
    { sparse: true },
  ),
  uniqueness({ a: 1 }, [{ _id: 1, a: null }], [clash({ _id: 9, a: null }), insert({ _id: 9 })], {
    sparse: true,
  }),
  uniqueness(
    { a: 1 },
    [
      { _id: 1, a: 1, on: true },
      { _id: 2, a: 1 },
    ],
    [
      insert({ _id: 9, a: 1 }),
      insert({ _id: 9, a: 1, on: false }),
      clash({ _id: 9, a: 1, on: true }),
      insert({ _id: 9, a: 2, on: true }),
    ],
    { partialFilterExpression: { on: true } },
  ),
  uniqueness(
    { a: 1, b: -1 },
    [
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 1 },
      { _id: 3, a: [1, 2], b: 5 },
    ],
    [
      insert({ _id: 9, a: 1, b: 2 }),
      insert({ _id: 9, b: 1 }),
      clash({ _id: 9, a: 1, b: 1 }),
      clash({ _id: 9, a: 1, b: null }),
      clash({ _id: 9, a: 2, b: 5 }),
      clash({ _id: 9, a: 1, b: [7, 5] }),
      { command: { insert: '$collection', documents: [{ _id: 9, a: [1], b: [1] }] }, fails: 171 },
    ],
  ),
  uniqueness(
    { 'm.id': 1, 'm.n': 1 },
    [
      {
        _id: 1,
        m: [
          { id: 1, n: 1 },
          { id: 2, n: 2 },
        ],
      },
    ],
    [
      insert({ _id: 9, m: [{ id: 1, n: 2 }] }),
      insert({
        _id: 9,
        m: [
          { id: 3, n: 3 },
          { id: 3, n: 3 },
        ],
      }),
      clash({
        _id: 9,
        m: [
          { id: 5, n: 5 },
          { id: 2, n: 2 },
        ],
      }),
      clash({ _id: 9, m: { id: 1, n: 1 } }),
    ],
  ),
];

const create = (specification: Document, fails: Code): Case => ({
  command: { createIndexes: '$collection', indexes: [specification] },
  fails,
});

const indexErrors: Table = {
  area: 'indexes: making them',
  documents: [
    { _id: 1, a: 1, b: 1 },
    { _id: 2, a: 1, b: [1] },
  ],
  indexes: [{ key: { a: 1 }, name: 'a_1' }],
  cases: [
    {
      command: { createIndexes: '$collection', indexes: [{ key: { a: 1 }, name: 'a_1' }] },
      gives: { numIndexesBefore: 2, numIndexesAfter: 2 },
    },
    {
      command: { createIndexes: '$collection', indexes: [{ key: { b: 1 }, name: 'b_1' }] },
      gives: { numIndexesBefore: 2, numIndexesAfter: 3 },
    },
    create({ key: { a: 1 }, name: 'b_1', unique: true }, [85, 86]),
    create({ key: { a: 1 }, name: 'other' }, 85),
    create({ key: { b: 1 }, name: 'a_1' }, 86),
    create({ key: { a: 1, b: 1 }, name: 'u', unique: true, sparse: 'x' }, [14, 67]),
    create({ key: { a: -1 }, name: 'u', unique: true }, 11000),
    create({ key: {}, name: 'x' }, 67),
    create({ key: { a: 0 }, name: 'x' }, 67),
    create({ key: { a: 'foo' }, name: 'x' }, 67),
    create({ key: { b: 1 }, name: '' }, [67, 197]),
    create({ key: { b: 1 } }, [9, 40414]),
    create({ name: 'x' }, [9, 40414]),
    create({ key: { b: 1 }, name: 'x', foo: 1 }, [197, 40415]),
    create({ key: { $b: 1 }, name: 'x' }, 67),
    create({ key: { 'b..c': 1 }, name: 'x' }, 67),
    create({ key: { b: 1 }, name: 'x', expireAfterSeconds: -1 }, 67),
    { command: { createIndexes: '$collection', indexes: [] }, fails: 2 },
    { command: { dropIndexes: '$collection', index: 'a_1' }, gives: { nIndexesWas: 2 } },
    { command: { dropIndexes: '$collection', index: '*' }, gives: { nIndexesWas: 2 } },
    { command: { dropIndexes: '$collection', index: 'nope' }, fails: 27 },
    { command: { dropIndexes: '$collection', index: '_id_' }, fails: 72 },
  ],
};

const modify = (rest: Document, gives: Document, leaves?: Document[]): Case => ({
  command: { findAndModify: '$collection', ...rest },
  gives,
  ...(leaves ? { leaves } : {}),
});

const findAndModify: Table = {
  area: 'findAndModify',
  documents: [
    { _id: 1, a: 1 },
    { _id: 2, a: 2 },
    { _id: 3, a: 3 },
  ],
  cases: [
    modify({ query: { _id: 2 }, update: { $inc: { a: 5 } } }, { value: { _id: 2, a: 2 } }),
    modify({ query: { _id: 2 }, update: { $inc: { a: 5 } }, new: true }, { value: { _id: 2, a: 7 } }),
    modify(
      { query: {}, sort: { a: -1 }, update: { $inc: { a: 5 } }, new: true },
      { value: { _id: 3, a: 8 } },
    ),
    modify(
      { query: { _id: 9 }, update: { $inc: { a: 5 } } },
      { value: null, lastErrorObject: { n: 0, updatedExisting: false } },
    ),
    modify(
      { query: { _id: 9 }, update: { $inc: { a: 5 } }, upsert: true },
      { value: null, lastErrorObject: { n: 1, updatedExisting: false, upserted: 9 } },
    ),
    modify(
      { query: { _id: 9 }, update: { $inc: { a: 5 } }, upsert: true, new: true },
      { value: { _id: 9, a: 5 } },
    ),
    modify({ query: { _id: 2 }, update: { b: 1 }, new: true }, { value: { _id: 2, b: 1 } }),
    modify({ query: { _id: 2 }, update: { $set: { a: 9 } }, fields: { a: 1, _id: 0 } }, { value: { a: 2 } }),
    modify(
      { query: { _id: 2 }, update: [{ $set: { a: { $add: ['$a', 1] } } }], new: true },
      { value: { _id: 2, a: 3 } },
    ),
    modify({ query: { _id: 2 }, remove: true }, { value: { _id: 2, a: 2 }, lastErrorObject: { n: 1 } }, [
      { _id: 1, a: 1 },
      { _id: 3, a: 3 },
    ]),
    modify({ query: {}, sort: { a: 1 }, remove: true }, { value: { _id: 1, a: 1 } }),
    modify({ query: { _id: 9 }, remove: true }, { value: null, lastErrorObject: { n: 0 } }),
    { command: { findAndModify: '$collection', query: {} }, fails: 9 },
    { command: { findAndModify: '$collection', query: {}, remove: true, update: { a: 1 } }, fails: 9 },
    { command: { findAndModify: '$collection', query: {}, remove: true, new: true }, fails: 9 },
    { command: { findAndModify: '$collection', query: {}, remove: true, upsert: true }, fails: 9 },
    { command: { findAndModify: '$collection', query: { $foo: 1 }, remove: true }, fails: 2 },
    { command: { findAndModify: '$collection', query: { _id: 1 }, update: { $set: { _id: 5 } } }, fails: 66 },
  ],
};

const writes: Table = {
  area: 'writes and counts',
  documents: [
    { _id: 1, a: 1 },
    { _id: 2, a: 1 },
    { _id: 3, a: 2, t: ['x', 'y', 'x'] },
    { _id: 4, t: [['x'], 'z'] },
  ],
  cases: [
    { command: { count: '$collection' }, gives: { n: 4 } },
    { command: { count: '$collection', query: { a: 1 } }, gives: { n: 2 } },
    { command: { count: '$collection', query: { a: 1 }, skip: 1 }, gives: { n: 1 } },
    { command: { count: '$collection', limit: 3 }, gives: { n: 3 } },
    { command: { count: '$collection', limit: -3 }, gives: { n: 3 } },
    { command: { distinct: '$collection', key: 'a' }, gives: { values: [1, 2] } },
    { command: { distinct: '$collection', key: 'a', query: { _id: { $lt: 3 } } }, gives: { values: [1] } },
    { command: { distinct: '$collection', key: 'nope' }, gives: { values: [] } },
    { command: { distinct: '$collection', key: 't', query: { _id: 3 } }, gives: { values: ['x', 'y'] } },
    { command: { delete: '$collection', deletes: [{ q: { a: 1 }, limit: 1 }] }, gives: { n: 1 } },
    { command: { delete: '$collection', deletes: [{ q: { a: 1 }, limit: 0 }] }, gives: { n: 2 } },
    { command: { delete: '$collection', deletes: [{ q: {}, limit: 0 }] }, gives: { n: 4 }, leaves: [] },
    { command: { delete: '$collection', deletes: [{ q: { a: 9 }, limit: 0 }] }, gives: { n: 0 } },
    { command: { delete: '$collection', deletes: [{ q: {}, limit: 2 }] }, fails: 9 },
    { command: { delete: '$collection', deletes: [{ q: { $foo: 1 }, limit: 0 }] }, fails: 2 },
    {
      command: { update: '$collection', updates: [{ q: { a: 1 }, u: { $set: { b: 1 } }, multi: true }] },
      gives: { n: 2, nModified: 2 },
    },
    {
      command: { update: '$collection', updates: [{ q: { a: 1 }, u: { $set: { b: 1 } } }] },
      gives: { n: 1, nModified: 1 },
    },
    {
      command: { update: '$collection', updates: [{ q: { a: 1 }, u: { $set: { a: 1 } }, multi: true }] },
      gives: { n: 2, nModified: 0 },
    },
    { command: { update: '$collection', updates: [{ q: { a: 1 }, u: { b: 1 }, multi: true }] }, fails: 9 },
    {
      command: { update: '$collection', updates: [{ q: { _id: 9 }, u: { $set: { b: 1 } }, upsert: true }] },
      gives: { n: 1, nModified: 0, upserted: [{ index: 0, _id: 9 }] },
    },
    {
      command: { insert: '$collection', documents: [{ _id: 1 }, { _id: 8 }], ordered: false },
      fails: 11000,
    },
    insert({ _id: 'x', $a: 1 }),
    insert({ _id: { x: 1 } }, { _id: { x: 2 } }),
    insert({ _id: null }),
    {
      command: { insert: '$collection', documents: [{ _id: 5, t: { t: new Timestamp({ t: 0, i: 0 }) } }] },
      gives: { n: 1 },
    },
    insert({ _id: 5, t: new Timestamp({ t: 0, i: 0 }) }),
    insert({ _id: new ObjectId(), 'a.b': 1, '': 2 }),
    insert({ a: 1, _id: 'later' }),
    { command: { insert: '$collection', documents: [{ _id: [1] }] }, fails: [53, 2] },
    { command: { insert: '$collection', documents: [{ _id: /a/ }] }, fails: [53, 2] },
    { command: { insert: '$collection', documents: [{ _id: { $a: 1 } }] }, fails: [52, 2] },
    { command: { insert: '$collection', documents: [] }, fails: [16, 2] },
    { command: { insert: '$collection', documents: [{ _id: 5 }], foo: 1 }, fails: 40415 },
    { command: { find: '$collection', foo: 1 }, fails: [40415, 9] },
    { command: { find: '$collection', filter: 5 }, fails: 14 },
    { command: { nonsense: '$collection' }, fails: 59 },
    { command: { find: '' }, fails: 73 },
    { command: { aggregate: '$collection', pipeline: {}, cursor: {} }, fails: 14 },
    { command: { aggregate: '$collection', pipeline: [] }, fails: 9 },
    { command: { getMore: Long.fromNumber(12345), collection: '$collection' }, fails: 43 },
  ],
};

const lookup = (localField: string, foreignField: string) => ({
  $lookup: { from: '$collection', localField, foreignField, as: 'j' },
});
const names = { $project: { j: '$j._id' } };
const byId = { $sort: { _id: 1 } };

const lookups: Table = {
  area: 'aggregation: $lookup',
  documents: [
    { _id: 1, ref: 2, name: 'a' },
    { _id: 2, ref: [1, 3], name: 'b' },
    { _id: 3, name: 'b', tags: ['a', 'b'] },
    { _id: 4, ref: null, name: new Double(1) },
  ],
  cases: [
    {
      aggregate: [lookup('ref', '_id'), byId, names],
      gives: [
        { _id: 1, j: [2] },
        { _id: 2, j: [1, 3] },
        { _id: 3, j: [] },
        { _id: 4, j: [] },
      ],
    },
    { aggregate: [{ $match: { _id: 2 } }, lookup('name', 'name'), names], gives: [{ _id: 2, j: [2, 3] }] },
    { aggregate: [{ $match: { _id: 1 } }, lookup('name', 'tags'), names], gives: [{ _id: 1, j: [3] }] },
    { aggregate: [{ $match: { _id: 4 } }, lookup('ref', 'ref'), names], gives: [{ _id: 4, j: [3, 4] }] },
    { aggregate: [{ $match: { _id: 3 } }, lookup('tags', 'name'), names], gives: [{ _id: 3, j: [1, 2, 3] }] },
    { aggregate: [{ $match: { _id: 4 } }, lookup('name', '_id'), names], gives: [{ _id: 4, j: [1] }] },
    {
      aggregate: [
        { $match: { _id: 1 } },
        lookup('ref', '_id'),
        { $unwind: '$j' },
        { $project: { n: '$j.name' } },
      ],
      gives: [{ _id: 1, n: 'b' }],
    },
    { aggregate: [{ $lookup: { from: 'x', localField: 'a', as: 'b' } }], fails: 9 },
    {
      aggregate: [{ $lookup: { from: 'x', localField: 'a', foreignField: 'b', as: 'c', foo: 1 } }],
      fails: 9,
    },
    { aggregate: [{ $lookup: 5 }], fails: 9 },
  ],
};

export const commands: readonly Table[] = [...unique, indexErrors, findAndModify, writes, lookups];
