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
  marks: number[];
}

/** What one writer was told is stored. */
interface Acknowledged {
  inserted: number;
  marks: number;
}

export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  /** One sentence each; empty when nothing that was acknowledged is lost and all indexes are complete. */
  readonly problems: string[];
}

/**
 * Kills the engine's process again and again while 32 writers insert and update, and looks after each kill whether
 * the data is whole and holds all that was acknowledged.
 */
export async function killRun(kills: number): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-mongodb-kill-'));
  const known = Array.from({ length: WRITERS }, (): Acknowledged => ({ inserted: 0, marks: 0 }));
  const problems: string[] = [];
  try {
    for (let round = 0; round <= kills; round++) {
      const server = await startServerProcess(folder);
      const client = new MongoClient(server.uri, { retryWrites: false, serverSelectionTimeoutMS: 1000 });
      const items = client.db('kill').collection<Item>('items');
      await items.createIndexes([
        { key: { writer: 1, seq: 1 }, unique: true },
        { key: { writer: 1, marks: 1 }, unique: true },
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
      acknowledged: known.reduce((sum, { inserted, marks }) => sum + inserted + marks, 0),
      problems,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until so much more is acknowledged, at most two seconds. */
async function acknowledgedMore(known: readonly Acknowledged[], more: number): Promise<void> {
  const start = total(known);
  const end = Date.now() + 2_000;
  while (total(known) < start + more && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function total(known: readonly Acknowledged[]): number {
  return known.reduce((sum, { inserted, marks }) => sum + inserted + marks, 0);
}

/** Inserts and marks by turns until the server is gone. */
async function write(items: Collection<Item>, writer: number, known: Acknowledged): Promise<void> {
  try {
    for (;;) {
      // What failed without an answer may be stored or not: begin behind it.
      const last = await items.findOne({ writer }, { sort: { seq: -1 } });
      const marked = await items.findOne({ _id: `${writer}-1` });
      const seq = (last?.seq ?? 0) + 1;
      await items.insertOne({ _id: `${writer}-${seq}`, writer, seq, marks: [-seq] });
      known.inserted = seq;
      const mark = (marked?.marks.at(-1) ?? 0) < 0 ? 1 : (marked?.marks.at(-1) ?? 0) + 1;
      await items.updateOne({ _id: `${writer}-1` }, { $push: { marks: mark } });
      known.marks = mark;
    }
  } catch {
    // The server was killed: that is what ends a writer.
  }
}

async function findLosses(items: Collection<Item>, known: readonly Acknowledged[]): Promise<string[]> {
  const losses: string[] = [];
  for (const [writer, { inserted, marks }] of known.entries()) {
    const found = await items.find({ writer }).sort({ seq: 1 }).toArray();
    const isGapless = found.every((item, i) => item.seq === i + 1);
    const marked = found[0]?.marks.filter((mark) => mark > 0) ?? [];
    const marksGapless = marked.every((mark, i) => mark === i + 1);
    if (found.length < inserted || found.length > inserted + 1 || !isGapless) {
      losses.push(`writer ${writer}: ${inserted} inserts acknowledged, ${found.length} found`);
    }
    if (marked.length < marks || marked.length > marks + 1 || !marksGapless) {
      losses.push(`writer ${writer}: ${marks} updates acknowledged, ${marked.length} found`);
    }
  }
  return losses;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const report = await killRun(Number(process.argv[2] ?? 100));
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  process.exit(report.problems.length === 0 ? 0 : 1);
}
