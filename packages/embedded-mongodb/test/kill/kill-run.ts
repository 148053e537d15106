import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Collection, MongoClient } from 'mongodb';
import { verifyFolder } from '../../src/verify.ts';
import { startServerProcess } from '../fixtures/server-process.ts';

const WRITERS = 32;

interface Item {
  _id: string;
  writer: number;
  seq: number;
  updates: number[];
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
 * Kills the engine's process again and again while 32 writers insert and update. After each kill it checks that the
 * data is complete and has everything that was acknowledged.
 */
export async function killRun(kills: number): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-mongodb-kill-'));
  const known = Array.from({ length: WRITERS }, (): Acknowledged => ({ inserted: 0, updates: 0 }));
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
      problems.push(...(await findLosses(items, known)));
      if (round === kills) {
        await client.close();
        await server.end('SIGTERM');
      } else {
        const writers = known.map((each, writer) => write(items, writer, each));
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

async function findLosses(items: Collection<Item>, known: readonly Acknowledged[]): Promise<string[]> {
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
  }
  return losses;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const report = await killRun(Number(process.argv[2] ?? 100));
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  process.exit(report.problems.length === 0 ? 0 : 1);
}
