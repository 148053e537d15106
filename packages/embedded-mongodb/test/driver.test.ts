import { describe, expect, test } from 'vitest';
import { withEngine } from './fixtures/open-engine.ts';

interface Message {
  _id: string;
  conversationId: string;
  seq: number;
  revisions: number[];
  text?: string;
}

const engine = withEngine();
const messages = () => engine.db.collection<Message>('messages');

describe('what the product does', () => {
  test('unique, compound and multikey indexes', async () => {
    await messages().createIndexes([
      { key: { conversationId: 1, seq: 1 }, unique: true },
      { key: { conversationId: 1, revisions: 1 }, unique: true },
      { key: { text: 1 }, unique: true, partialFilterExpression: { text: { $exists: true } } },
    ]);
    await messages().insertOne({ _id: 'm1', conversationId: 'c', seq: 1, revisions: [1, 5] });
    await expect(
      messages().insertOne({ _id: 'm2', conversationId: 'c', seq: 2, revisions: [5, 6] }),
    ).rejects.toMatchObject({
      code: 11000,
      keyPattern: { conversationId: 1, revisions: 1 },
      keyValue: { conversationId: 'c', revisions: 5 },
    });
    await expect(
      messages().insertOne({ _id: 'm1', conversationId: 'd', seq: 1, revisions: [1] }),
    ).rejects.toMatchObject({ code: 11000, keyPattern: { _id: 1 } });
    await messages().insertMany([
      { _id: 'm2', conversationId: 'c', seq: 2, revisions: [2], text: 'two' },
      { _id: 'm3', conversationId: 'c', seq: 3, revisions: [3] },
      { _id: 'm4', conversationId: 'c', seq: 4, revisions: [4] },
    ]);
    await expect(messages().updateOne({ _id: 'm3' }, { $set: { text: 'two' } })).rejects.toMatchObject({
      code: 11000,
    });
  });

  test('a page of messages comes from the index, both ways', async () => {
    const page = messages()
      .find({ conversationId: 'c', seq: { $lt: 4 } })
      .sort({ seq: -1 })
      .limit(2);
    expect((await page.clone().toArray()).map((each) => each._id)).toEqual(['m3', 'm2']);
    const { executionStats } = await page.explain('executionStats');
    expect(executionStats).toMatchObject({ totalKeysExamined: 2, totalDocsExamined: 2 });
  });

  test('updates, upserts and removal', async () => {
    const changed = await messages().findOneAndUpdate(
      { _id: 'm4' },
      { $push: { revisions: 9 }, $inc: { seq: 10 } },
      { returnDocument: 'after' },
    );
    expect(changed).toMatchObject({ seq: 14, revisions: [4, 9] });
    const upserted = await messages().updateOne(
      { _id: 'm5' },
      { $setOnInsert: { conversationId: 'd', seq: 1, revisions: [] } },
      { upsert: true },
    );
    expect(upserted).toMatchObject({ upsertedId: 'm5', matchedCount: 0 });
    expect(await messages().deleteMany({ conversationId: 'c', seq: { $gte: 3 } })).toMatchObject({
      deletedCount: 2,
    });
    expect(await messages().countDocuments({})).toBe(3);
    expect(await messages().distinct('conversationId')).toEqual(['c', 'd']);
  });

  test('long results come in batches', async () => {
    const many = engine.db.collection<{ _id: number }>('many');
    await many.insertMany(Array.from({ length: 1000 }, (_, i) => ({ _id: i })));
    expect(await many.find().sort({ _id: -1 }).batchSize(7).toArray()).toHaveLength(1000);
  });
});
