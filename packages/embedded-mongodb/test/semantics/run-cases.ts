import { deserialize, EJSON, serialize } from 'bson';
import { type Collection, type Db, type Document, MongoServerError } from 'mongodb';
import type { Case, Code, Table } from './case.ts';

export interface Verdict {
  readonly area: string;
  readonly question: string;
  readonly result: 'right' | 'refused' | 'wrong';
  /** The actual answer, for a wrong or refused case. */
  readonly answer: string;
}

/** A way to write values that shows types and order: int32, double and long look different. */
function shown(value: unknown): string {
  return EJSON.stringify(
    deserialize(serialize({ value }), { promoteValues: false, bsonRegExp: true }).value,
    {
      relaxed: false,
    },
  );
}

/** Runs all tables against a database, which it empties, and judges every answer. */
export async function runTables(db: Db, tables: readonly Table[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  let number = 0;
  for (const table of tables) {
    const collection = db.collection<Document>(`table${number++}`, {
      promoteValues: false,
      bsonRegExp: true,
      ignoreUndefined: false,
    });
    let isFresh = false;
    for (const each of table.cases) {
      const isChanging = 'update' in each || ('command' in each && !('find' in each.command));
      if (!isFresh || isChanging) await fill(collection, table, each);
      isFresh = !isChanging;
      verdicts.push(await judge(db, collection, table, each));
    }
  }
  await db.dropDatabase();
  return verdicts;
}

async function fill(
  collection: Collection<Document>,
  { documents, indexes }: Table,
  each: Case,
): Promise<void> {
  const own = 'update' in each && each.from !== undefined ? [each.from] : documents;
  await collection.deleteMany({});
  // A case about indexes may have dropped or added some.
  if (indexes !== undefined) {
    await collection.dropIndexes();
    await collection.createIndexes([...indexes]);
  }
  if (own.length > 0) await collection.insertMany([...own], { ordered: true });
}

async function judge(db: Db, collection: Collection<Document>, table: Table, each: Case): Promise<Verdict> {
  const question = shown(
    Object.fromEntries(
      Object.entries(each).filter(([key]) => !['ids', 'gives', 'becomes', 'fails'].includes(key)),
    ),
  );
  const verdict = (result: Verdict['result'], answer = '') => ({
    area: table.area,
    question,
    result,
    answer,
  });
  try {
    const wrong = await ask(db, collection, each);
    if ('fails' in each) return verdict('wrong', `no error, wanted ${String(each.fails)}`);
    return wrong === undefined ? verdict('right') : verdict('wrong', wrong);
  } catch (error) {
    if (!(error instanceof MongoServerError)) return verdict('wrong', String(error));
    const answer = `${String(error.code)} ${error.message}`;
    if ('fails' in each && codes(each.fails).includes(Number(error.code))) return verdict('right', answer);
    return verdict(error.message.includes('MONGODB_URI') ? 'refused' : 'wrong', answer);
  }
}

function codes(fails: Code): readonly number[] {
  return typeof fails === 'number' ? [fails] : fails;
}

/** Runs a case and returns what is wrong with the reply. */
async function ask(db: Db, collection: Collection<Document>, each: Case): Promise<string | undefined> {
  if ('find' in each) {
    const options = 'options' in each ? each.options : {};
    const found = await collection.find(each.find, options).toArray();
    if ('ids' in each)
      return difference(found.map(({ _id }) => shown(_id)).sort(), each.ids.map(shown).sort());
    return 'gives' in each ? difference(found.map(shown), each.gives.map(shown)) : undefined;
  }
  if ('update' in each) {
    const { multi, ...options } = each.options ?? {};
    const run = multi ? collection.updateMany.bind(collection) : collection.updateOne.bind(collection);
    const { modifiedCount } = await updateOrReplace(collection, each.filter ?? {}, each.update, options, run);
    if (!('becomes' in each)) return undefined;
    const found = await collection.find().toArray();
    const wrong = difference(found.map(shown), [shown(each.becomes)]);
    if (wrong !== undefined || each.modified === undefined || Number(modifiedCount) === each.modified)
      return wrong;
    return `modified ${modifiedCount}, wanted ${each.modified}`;
  }
  if ('aggregate' in each) {
    const found = await collection.aggregate(named(collection, each.aggregate), each.options).toArray();
    return 'gives' in each ? difference(found.map(shown), each.gives.map(shown)) : undefined;
  }
  return askCommand(db, collection, each);
}

type CommandCase = Extract<Case, { readonly command: Document }>;

/** The same with the collection's name for `$collection`. */
function named<T>(collection: Collection<Document>, value: T): T;
function named(collection: Collection<Document>, value: unknown): unknown {
  if (value === '$collection') return collection.collectionName;
  if (Array.isArray(value)) return value.map((item) => named(collection, item));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, named(collection, item)]));
}

async function askCommand(db: Db, collection: Collection<Document>, each: CommandCase) {
  const reply: Document = await db.command(named(collection, each.command), { promoteValues: false });
  const [failure] = Array.isArray(reply.writeErrors) ? reply.writeErrors : [];
  if (failure !== undefined)
    throw new MongoServerError({ message: String(failure.errmsg), code: Number(failure.code) });
  if (!('gives' in each)) return undefined;
  const part = Object.fromEntries(Object.keys(each.gives).map((key) => [key, reply[key]]));
  const wrong = difference([shown(part)], [shown(each.gives)]);
  if (wrong !== undefined || each.leaves === undefined) return wrong;
  return difference((await collection.find().toArray()).map(shown), each.leaves.map(shown));
}

type Run = Collection<Document>['updateOne'] | Collection<Document>['updateMany'];

async function updateOrReplace(
  collection: Collection<Document>,
  filter: Document,
  update: Document | Document[],
  options: object,
  run: Run,
) {
  const isReplacement = !Array.isArray(update) && !Object.keys(update)[0]?.startsWith('$');
  if (!isReplacement) return run(filter, update, options);
  const result = await collection.replaceOne(filter, update, options);
  return { modifiedCount: 'modifiedCount' in result ? result.modifiedCount : 0 };
}

function difference(found: readonly string[], wanted: readonly string[]): string | undefined {
  if (found.length === wanted.length && found.every((item, i) => item === wanted[i])) return undefined;
  return `gave ${found.join(' ')}, wanted ${wanted.join(' ')}`;
}

/** The counts by area, and every case that is wrong or refused, as text. */
export function report(verdicts: readonly Verdict[]): string {
  const areas = [...new Set(verdicts.map(({ area }) => area))];
  const count = (area: string, result: string) =>
    verdicts.filter((each) => each.area === area && each.result === result).length;
  const rows = areas.map(
    (area) =>
      `${area.padEnd(28)} ${['right', 'refused', 'wrong'].map((result) => String(count(area, result)).padStart(8)).join('')}`,
  );
  const others = verdicts
    .filter(({ result }) => result !== 'right')
    .map(({ area, question, result, answer }) => `${result}: ${area}: ${question}\n    ${answer}`);
  return [`${'area'.padEnd(28)}    right refused   wrong`, ...rows, ...others].join('\n');
}
