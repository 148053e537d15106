import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** The full text search of SQLite, by the `sqlite3` of Python: one line in, one line out, both JSON. */
const PROGRAM = `
import json, sqlite3, sys, time
db = sqlite3.connect(sys.argv[1])
db.execute('pragma journal_mode = wal')
db.execute("create virtual table found using fts5(body, content='')")
rows = []
number = 0
def store():
    global rows
    db.executemany('insert into found(rowid, body) values (?, ?)', rows)
    db.commit()
    rows = []
for line in sys.stdin:
    asked = json.loads(line)
    if 'body' in asked:
        number += 1
        rows.append((number, asked['body']))
        if len(rows) == 10000: store()
        continue
    store()
    begun = time.perf_counter()
    found = db.execute('select rowid from found where found match ? order by rowid desc limit 25', (asked['query'],)).fetchall()
    print(json.dumps({'ms': (time.perf_counter() - begun) * 1000, 'found': len(found)}), flush=True)
`;

export interface Fts5 {
  add(body: string): void;
  /** Milliseconds that a search took, without the way to the other process. */
  search(query: string): Promise<number>;
  /** Bytes of the index. */
  size(): Promise<number>;
  close(): Promise<void>;
}

export async function startFts5(): Promise<Fts5> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-fts5-'));
  const file = path.join(folder, 'found.db');
  const child = spawn('python3', ['-c', PROGRAM, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const write = (asked: object) => child.stdin.write(`${JSON.stringify(asked)}\n`);
  return {
    add: (body) => void write({ body }),
    async search(query) {
      write({ query: `"${query}"` });
      const { value, done } = await lines.next();
      if (done) throw new Error('Python with SQLite FTS5 is needed as the rival.');
      return Number(JSON.parse(value).ms);
    },
    size: async () => (await stat(file)).size,
    async close() {
      child.stdin.end();
      await new Promise((resolve) => child.once('exit', resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
