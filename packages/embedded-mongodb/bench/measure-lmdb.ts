import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { open } from 'lmdb';
import { CONVERSATIONS, IN_FLIGHT, SAMPLES } from './sizes.ts';

export interface Floor {
  readonly puts: number[];
  readonly gets: number[];
  readonly pages: number[];
  /** New and changed records a second, 64 in each transaction. */
  readonly puts64: number;
  readonly changes64: number;
  readonly size: number;
}

/** The same records, index entries and counter written straight into LMDB in this process: nothing can be faster. */
export function measureLmdb(folder: string, count: number): Floor {
  mkdirSync(folder);
  const db = open<Buffer, Uint8Array>({
    path: folder,
    noSubdir: false,
    keyEncoding: 'binary',
    encoding: 'binary',
    cache: false,
    overlappingSync: false,
  });
  const value = Buffer.alloc(260, 'x');
  const id = (n: number) => String(n).padStart(9, '0');
  const record = (n: number) => Buffer.from(`r${id(n)}`);
  const byId = (n: number) => Buffer.from(`im${n}`);
  const bySeq = (n: number) => Buffer.from(`cc${n % CONVERSATIONS}/${id(Math.floor(n / CONVERSATIONS))}`);
  const counter = Buffer.from('n');
  const insert = (n: number) => {
    const pointer = Buffer.from(id(n));
    db.putSync(record(n), value);
    db.putSync(byId(n), pointer);
    db.putSync(bySeq(n), pointer);
    db.putSync(Buffer.from(`su${n % 97}/${id(n)}`), pointer);
    db.putSync(counter, pointer);
  };
  const change = (n: number) => {
    db.putSync(record(n), value);
    db.putSync(counter, Buffer.from(id(n)));
  };
  const read = (pointer: Uint8Array | undefined) => db.getBinary(Buffer.from(`r${pointer}`));
  for (let from = 0; from < count; from += 1000) {
    db.transactionSync(() => {
      for (let n = from; n < Math.min(count, from + 1000); n++) insert(n);
    });
  }
  let next = count * 2;
  const any = () => Math.floor(Math.random() * count);
  const timed = (work: () => unknown) =>
    Array.from({ length: SAMPLES }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    });
  const puts = timed(() => db.transactionSync(() => insert(next++)));
  const gets = timed(() => read(db.getBinary(byId(any()))));
  const pages = timed(() => {
    const conversation = any() % CONVERSATIONS;
    const end = Buffer.from(`cc${conversation}/`);
    const start = Buffer.from(`cc${conversation}/~`);
    return [...db.getRange({ start, end, reverse: true, limit: 50 })].map((each) => read(each.value));
  });
  const grouped = (write: () => void) => {
    const start = performance.now();
    for (let group = 0; group < 100; group++) {
      db.transactionSync(() => {
        for (let i = 0; i < IN_FLIGHT; i++) write();
      });
    }
    return Math.round((100 * IN_FLIGHT * 1000) / (performance.now() - start));
  };
  const puts64 = grouped(() => insert(next++));
  const changes64 = grouped(() => change(any()));
  void db.close();
  return {
    puts,
    gets,
    pages,
    puts64,
    changes64,
    size: Math.round(statSync(join(folder, 'data.mdb')).size / 2 ** 20),
  };
}
