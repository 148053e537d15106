import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Double, GridFSBucket, Int32, Long } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { withEngine } from './fixtures/open-engine.ts';

const engine = withEngine();
const collection = (name: string) => engine.db.collection<Record<string, unknown>>(name);

async function filled(name: string, count: number) {
  const documents = Array.from({ length: count }, (_, n) => ({
    n,
    half: Math.floor(n / 2),
    text: 'x'.repeat(50),
  }));
  await collection(name).insertMany(documents);
  return collection(name);
}

describe('what is refused by name, never ignored', () => {
  test.each([
    [{ find: 'c', collation: { locale: 'de' } }, 238],
    [{ find: 'c', filter: { $where: 'true' } }, 238],
    [{ find: 'c', filter: { a: { $near: [1, 2] } } }, 238],
    [{ find: 'c', tailable: true }, 238],
    [{ create: 'c', capped: true, size: 1000 }, 238],
    [{ createIndexes: 'c', indexes: [{ key: { a: 'text' }, name: 'a' }] }, 238],
    [{ createIndexes: 'c', indexes: [{ key: { '$**': 1 }, name: 'a' }] }, 238],
    [{ aggregate: 'c', pipeline: [{ $out: 'd' }], cursor: {} }, 238],
    [{ collMod: 'c' }, 238],
    [{ find: 'c', readConcern: { level: 'snapshot' } }, 238],
    [{ find: 'c', unheard: 1 }, 40415],
    [{ unheard: 1 }, 59],
    [{ find: 'c', filter: 1 }, 14],
    [{ find: 'c', limit: -1 }, 51024],
    [{ find: 'c', sort: { a: 2 } }, 15975],
    [{ find: 'c', txnNumber: Long.fromNumber(1) }, 20],
    [{ insert: 'c', documents: [] }, 16],
    [{ delete: 'c', deletes: [{ q: {}, limit: 2 }] }, 9],
  ])('%j', async (command, code) => {
    await collection('c').insertOne({ a: 1 });
    const refused: unknown = await engine.db.command(command).then(
      (reply) => reply.writeErrors?.[0],
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ code });
    if (code === 238) expect(refused).toMatchObject({ message: expect.stringContaining('MONGODB_URI') });
  });
});

describe('time and memory', () => {
  test('maxTimeMS ends a scan, and other commands run meanwhile', async () => {
    const many = await filled('many', 30_000);
    const slow = many
      .find({ text: /y$/, n: { $type: 'int' } })
      .maxTimeMS(1)
      .toArray();
    const outcome = expect(slow).rejects.toMatchObject({ code: 50 });
    expect(await engine.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
    await outcome;
  });

  test('an index is built while others write, and holds what they wrote', async () => {
    const many = collection('many');
    const building = many.createIndex({ half: 1, n: -1 });
    for (let i = 0; i < 20; i++) {
      await many.insertOne({ n: -i, half: -1 });
      await many.updateOne({ n: i }, { $set: { half: -2 } });
    }
    await building;
    const explained = await many.find({ half: -1 }).explain('executionStats');
    expect(explained.executionStats).toMatchObject({ nReturned: 20, totalKeysExamined: 20 });
    expect(await many.countDocuments({ half: -2 })).toBe(20);
  });

  test('a unique index that cannot be built does not exist afterwards', async () => {
    const many = collection('many');
    await expect(many.createIndex({ text: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
    expect((await many.indexes()).map((index) => index.name)).toEqual(['_id_', 'half_1_n_-1']);
  });

  test('a sort of more than 100 MB is refused without a limit or an index', async () => {
    const large = collection('large');
    const text = 'x'.repeat(1_000_000);
    for (let n = 0; n < 120; n++) await large.insertOne({ n, text });
    await expect(large.find().sort({ n: -1 }).toArray()).rejects.toMatchObject({ code: 292 });
    const [first] = await large.find().sort({ n: -1 }).limit(1).toArray();
    expect(first?.n).toBe(119);
    await large.createIndex({ n: 1 });
    expect((await large.find().sort({ n: -1 }).project({ n: 1 }).toArray()).length).toBe(120);
    await large.drop();
  });

  test('a cursor continues after its last document, whatever was written meanwhile', async () => {
    const many = await filled('cursor', 100);
    await many.createIndex({ n: 1 });
    const cursor = many.find().sort({ n: 1 }).batchSize(10);
    for (let n = 0; n < 10; n++) expect((await cursor.next())?.n).toBe(n);
    await many.deleteMany({ n: { $gte: 5, $lt: 20 } });
    await many.insertOne({ n: 20.5 });
    const rest = (await cursor.toArray()).map((each) => each.n);
    expect(rest).toEqual([
      ...Array.from({ length: 10 }, (_, i) => 10 + i).filter((n) => n === 10),
      20,
      20.5,
      ...Array.from({ length: 79 }, (_, i) => 21 + i),
    ]);
  });
});

describe('values', () => {
  test('int, long, double and unknown fields are returned unchanged and in order', async () => {
    const given = {
      _id: new Int32(1),
      z: new Double(1),
      a: Long.fromNumber(1),
      '10': new Int32(1),
      '2': { b: new Double(-0) },
    };
    const types = engine.db.collection<{ _id: unknown; [name: string]: unknown }>('types');
    await types.insertOne(given);
    await types.updateOne({}, { $set: { new: new Int32(3) } });
    const back = await types.findOne({}, { promoteValues: false });
    expect(back).toEqual({ ...given, new: new Int32(3) });
    expect(back?.z).toBeInstanceOf(Double);
    expect(back?.a).toBeInstanceOf(Long);
  });

  test('a message of almost 48 MB is accepted', async () => {
    const documents = Array.from({ length: 4 }, () => ({ bytes: randomBytes(11_000_000) }));
    await collection('big').insertMany(documents);
    expect(await collection('big').countDocuments()).toBe(4);
    await collection('big').drop();
  });

  test('a document of more than 16 MB is refused', async () => {
    // The driver checks the size too, so the bytes are in two fields that an update joins.
    const half = 'x'.repeat(9_000_000);
    await collection('big').insertOne({ half });
    await expect(collection('big').updateOne({}, { $set: { other: half } })).rejects.toMatchObject({
      code: 10334,
    });
    await collection('big').drop();
  });

  test('GridFS keeps a file', async () => {
    const bucket = new GridFSBucket(engine.db);
    const bytes = randomBytes(700_000);
    const upload = bucket.openUploadStream('file');
    await pipeline(Readable.from([bytes]), upload);
    const chunks: Buffer[] = [];
    for await (const chunk of bucket.openDownloadStream(upload.id)) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
    await bucket.delete(upload.id);
  });
});

describe('indexes', () => {
  test('sparse and partial indexes are used only when the filter implies them', async () => {
    const some = collection('implied');
    await some.insertMany([{ a: 1, b: 1 }, { a: 2 }, { b: 3 }, { a: null, b: 4 }]);
    await some.createIndex({ a: 1 }, { sparse: true });
    await some.createIndex({ b: 1 }, { partialFilterExpression: { b: { $gt: 2 } } });
    const usedBy = async (filter: Record<string, unknown>) =>
      JSON.stringify(await some.find(filter).explain('queryPlanner')).match(/"indexName":"(\w+)"/)?.[1];
    expect(await usedBy({ a: 1 })).toBe('a_1');
    expect(await usedBy({ a: null })).toBeUndefined();
    expect(await some.countDocuments({ a: null })).toBe(2);
    expect(await usedBy({ b: { $gte: 3 } })).toBe('b_1');
    expect(await usedBy({ b: { $gte: 1 } })).toBeUndefined();
  });

  test('a hint that names no index is an error, and any other is obeyed', async () => {
    await expect(collection('implied').find({}).hint('nope').toArray()).rejects.toMatchObject({ code: 2 });
    const explained = await collection('many')
      .find({ n: 3 })
      .hint({ half: 1, n: -1 })
      .explain('queryPlanner');
    expect(JSON.stringify(explained)).toContain('half_1_n_-1');
  });

  test('what mongosh asks on its own is answered', async () => {
    const admin = engine.client.db('admin');
    expect(
      (await admin.command({ listDatabases: 1 })).databases.map(({ name }: { name: string }) => name),
    ).toContain('test');
    for (const command of ['buildInfo', 'hello', 'ping', 'connectionStatus', 'hostInfo', 'serverStatus']) {
      expect(await admin.command({ [command]: 1 })).toMatchObject({ ok: 1 });
    }
    expect(await admin.command({ getLog: 'startupWarnings' })).toMatchObject({ log: [] });
    await expect(admin.command({ getCmdLineOpts: 1 })).rejects.toMatchObject({ code: 238 });
    expect((await engine.db.stats()).collections).toBeGreaterThan(3);
    expect((await engine.db.command({ collStats: 'many' })).count).toBeGreaterThan(30_000);
  });
});
