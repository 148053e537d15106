import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Collection, MongoClient } from 'mongodb';
import { verifyFolder } from '../../src/verify.ts';
import { startServerProcess } from '../fixtures/server-process.ts';

const WRITERS = 32;
/** Documents that one more writer inserts at once: the entries of their indexes wait in memory. */
const MANY = 200;

interface Item {
  _id: string;
  writer: number;
  seq: number;
  updates: number[];
}

interface OneOfMany {
  _id: string;
  batch: number;
  word: string;
}

/** What the engine has acknowledged to one writer. */
interface Acknowledged {
  inserted: number;
  updates: number;
}

export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  /** One sentence each; empty when nothing that was acknowledged is lost and all indexes are complete. */
  readonly problems: string[];
}

/**
 * Kills the engine's process again and again while 32 writers insert and update, and one inserts many at once. After each
 * kill it checks that the data is complete and has everything that was acknowledged.
 */
export async function killRun(kills: number): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-mongodb-kill-'));
  const known = Array.from({ length: WRITERS }, (): Acknowledged => ({ inserted: 0, updates: 0 }));
  const batches = { acknowledged: new Set<number>(), next: 1 };
  const problems: string[] = [];
  try {
    for (let round = 0; round <= kills; round++) {
      const server = await startServerProcess(folder);
      const client = new MongoClient(server.uri, { retryWrites: false, serverSelectionTimeoutMS: 1000 });
      const items = client.db('kill').collection<Item>('items');
      await items.createIndexes([
        { key: { writer: 1, seq: 1 }, unique: true },
        { key: { writer: 1, updates: 1 }, unique: true },
      ]);
      const many = client.db('kill').collection<OneOfMany>('many');
      await many.createIndexes([{ key: { word: 1, batch: 1 } }, { key: { batch: -1 } }]);
      problems.push(
        ...(await findLosses(items, known)),
        ...(await findLostOfMany(many, batches.acknowledged)),
      );
      if (round === kills) {
        await client.close();
        await server.end('SIGTERM');
      } else {
        const writers = known.map((each, writer) => write(items, writer, each));
        writers.push(writeMany(many, batches));
        await acknowledgedMore(known, 20 + Math.random() * 180);
        await server.end('SIGKILL');
        await Promise.all(writers);
        await client.close(true);
      }
      problems.push(...(await verifyFolder(folder)).problems);
    }
    return {
      kills,
      acknowledged: known.reduce((sum, { inserted, updates }) => sum + inserted + updates, 0),
      problems,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until `more` further writes are acknowledged, at most two seconds. */
async function acknowledgedMore(known: readonly Acknowledged[], more: number): Promise<void> {
  const start = total(known);
  const end = Date.now() + 2_000;
  while (total(known) < start + more && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function total(known: readonly Acknowledged[]): number {
  return known.reduce((sum, { inserted, updates }) => sum + inserted + updates, 0);
}

/** Inserts and updates in turn until the server is gone. */
async function write(items: Collection<Item>, writer: number, known: Acknowledged): Promise<void> {
  try {
    for (;;) {
      // A write that failed without a reply may be stored or not: continue after it.
      const last = await items.findOne({ writer }, { sort: { seq: -1 } });
      const updated = await items.findOne({ _id: `${writer}-1` });
      const seq = (last?.seq ?? 0) + 1;
      await items.insertOne({ _id: `${writer}-${seq}`, writer, seq, updates: [-seq] });
      known.inserted = seq;
      const update = (updated?.updates.at(-1) ?? 0) < 0 ? 1 : (updated?.updates.at(-1) ?? 0) + 1;
      await items.updateOne({ _id: `${writer}-1` }, { $push: { updates: update } });
      known.updates = update;
    }
  } catch {
    // The server was killed, which ends the writer.
  }
}

/** Inserts many at once, and changes and deletes some of them, until the server is gone. */
async function writeMany(
  many: Collection<OneOfMany>,
  batches: { acknowledged: Set<number>; next: number },
): Promise<void> {
  try {
    for (;;) {
      const batch = batches.next++;
      await many.insertMany(
        Array.from({ length: MANY }, (_, i) => ({
          _id: `${batch}-${i}`,
          batch,
          word: `w${(i * 7919) % 101}`,
        })),
      );
      batches.acknowledged.add(batch);
      await many.updateMany({ batch, word: 'w0' }, { $set: { word: 'changed' } });
      await many.deleteOne({ _id: `${batch}-1` });
    }
  } catch {
    // The server was killed, which ends the writer.
  }
}

/** Batches of which documents are missing, or are not found by their words. */
async function findLostOfMany(
  many: Collection<OneOfMany>,
  acknowledged: ReadonlySet<number>,
): Promise<string[]> {
  const counts = async (hint: string) => {
    const found = many.find({}, { projection: { _id: 0, batch: 1, word: 1 }, hint });
    const byBatch = new Map<number, number>();
    for await (const { batch } of found) byBatch.set(batch, (byBatch.get(batch) ?? 0) + 1);
    return byBatch;
  };
  const lost: string[] = [];
  const [inOrder, byWord, byBatch] = [
    await counts('_id_'),
    await counts('word_1_batch_1'),
    await counts('batch_-1'),
  ];
  for (const [batch, count] of inOrder) {
    if (byWord.get(batch) !== count || byBatch.get(batch) !== count)
      lost.push(
        `batch ${batch}: ${count} documents, ${byWord.get(batch)} and ${byBatch.get(batch)} in indexes`,
      );
    if (count < MANY - 1 && acknowledged.has(batch))
      lost.push(`batch ${batch} was acknowledged, and has ${count} documents`);
  }
  return lost;
}

async function findLosses(items: Collection<Item>, known: Acknowledged[]): Promise<string[]> {
  const losses: string[] = [];
  for (const [writer, { inserted, updates }] of known.entries()) {
    const found = await items.find({ writer }).sort({ seq: 1 }).toArray();
    const isGapless = found.every((item, i) => item.seq === i + 1);
    const updated = found[0]?.updates.filter((update) => update > 0) ?? [];
    const areUpdatesGapless = updated.every((update, i) => update === i + 1);
    if (found.length < inserted || found.length > inserted + 1 || !isGapless) {
      losses.push(`writer ${writer}: ${inserted} inserts acknowledged, ${found.length} found`);
    }
    if (updated.length < updates || updated.length > updates + 1 || !areUpdatesGapless) {
      losses.push(`writer ${writer}: ${updates} updates acknowledged, ${updated.length} found`);
    }
    // What was stored without a reply is no gap of the next round.
    known[writer] = { inserted: found.length, updates: updated.length };
  }
  return losses;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const report = await killRun(Number(process.argv[2] ?? 100));
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  process.exit(report.problems.length === 0 ? 0 : 1);
}
