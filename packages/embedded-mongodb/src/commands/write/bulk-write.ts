import { readDocument } from '../../bson/read.ts';
import type { Doc, Value } from '../../bson/value.ts';
import { EngineError } from '../../errors/engine-error.ts';
import { checkNames } from '../../storage/catalogue.ts';
import type { Work } from '../../storage/storage.ts';
import { Args, type Fields } from '../call/args.ts';
import { type Call, type Command, ok, whole } from '../call/call.ts';
import { sessionOf } from '../call/session-of.ts';
import { variablesOf } from '../call/variables.ts';
import { checkWriteConcern, errorFields } from '../call/write-result.ts';
import { fillBatch } from '../read/batch.ts';
import { ListSource } from '../read/query-source.ts';
import { hintOf } from '../read/read.ts';
import { deleteDocuments, insertDocument, type Target, updateDocuments } from './statements.ts';
import { updaterOf } from './write.ts';

const INSERT: Fields = { accepted: ['insert', 'document'] };
const UPDATE: Fields = {
  accepted: ['update', 'filter', 'updateMods', 'multi', 'upsert', 'arrayFilters', 'hint', 'sort'],
  refused: ['collation', 'constants', 'let'],
};
const DELETE: Fields = { accepted: ['delete', 'filter', 'multi', 'hint'], refused: ['collation'] };

type Variables = ReadonlyMap<string, Value>;

interface Tally {
  nErrors: number;
  nInserted: number;
  nMatched: number;
  nModified: number;
  nUpserted: number;
  nDeleted: number;
}

/** Writes to many collections in one command, as MongoDB 8 has it. */
export const bulkWrite: Command = {
  accepted: ['ops', 'nsInfo', 'ordered', 'errorsOnly', 'bypassDocumentValidation', 'cursor', 'let'],
  refused: ['rawData'],
  async run(call) {
    const { args, engine } = call;
    if (call.database !== 'admin') {
      throw new EngineError('Unauthorized', 'bulkWrite may only be run against the admin database.');
    }
    checkWriteConcern(args);
    const operations = documentsOf(call, 'ops');
    const targets = documentsOf(call, 'nsInfo').map((each) => targetOf(call, each));
    if (operations.length === 0 || operations.length > 100_000) {
      throw new EngineError(
        'InvalidLength',
        `Write batch sizes must be between 1 and 100000. Got ${operations.length} operations.`,
      );
    }
    const variables = variablesOf(args);
    const isOrdered = args.flag('ordered') ?? true;
    const isErrorsOnly = args.flag('errorsOnly') === true;
    const tally: Tally = { nErrors: 0, nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 };
    const results: Doc[] = [];
    await engine.storage.write(
      (function* (): Work<void> {
        for (const [index, operation] of operations.entries()) {
          try {
            const result = yield* runOperation(operation, targets, tally, variables);
            if (!isErrorsOnly) results.push(new Map<string, Value>([['ok', 1], ['idx', index], ...result]));
          } catch (error) {
            if (!(error instanceof EngineError) || error.codeName === 'MaxTimeMSExpired') throw error;
            tally.nErrors++;
            results.push(failure(index, error));
            if (isOrdered) return;
          }
          yield;
        }
      })(),
    );
    const size = args.document('cursor')?.get('batchSize');
    const source = new ListSource(results);
    const batch = await fillBatch(
      source,
      typeof size === 'number' ? size : Number.POSITIVE_INFINITY,
      call.deadline,
    );
    const namespace = 'admin.$cmd.bulkWrite';
    const id = batch.isAtEnd ? 0n : engine.cursors.add(namespace, sessionOf(args), source, batch.pending);
    const cursor: Doc = new Map<string, Value>([
      ['id', id],
      ['firstBatch', batch.documents.map((bytes) => readDocument(bytes))],
      ['ns', namespace],
    ]);
    const counts = Object.entries(tally).map(([name, n]): [string, Value] => [name, whole(n)]);
    return ok(['cursor', cursor], ...counts);
  },
};

function documentsOf(call: Call, field: string): Doc[] {
  const beside = call.sequences.get(field);
  if (beside !== undefined) return beside.map((bytes) => readDocument(bytes));
  return call.args.required(call.args.documents(field), field);
}

function targetOf({ engine, deadline }: Call, info: Doc): Target {
  const args = new Args('bulkWrite.nsInfo', info);
  args.allow({ accepted: ['ns'], refused: ['encryptionInformation', 'collectionUUID'] }, false);
  const namespace = args.required(args.text('ns'), 'ns');
  const dot = namespace.indexOf('.');
  const [database, name] = [namespace.slice(0, Math.max(dot, 0)), namespace.slice(dot + 1)];
  checkNames(database, name);
  return { engine, database, name, deadline };
}

/** Runs one operation and returns the fields of its result. */
function* runOperation(
  operation: Doc,
  targets: readonly Target[],
  tally: Tally,
  variables: Variables,
): Work<[string, Value][]> {
  const kind = operation.keys().next().value ?? '';
  const args = new Args(`bulkWrite.${kind}`, operation);
  const target = targets[args.number(kind) ?? -1];
  if (target === undefined) {
    throw new EngineError('BadValue', `BulkWrite ops entry has an invalid nsInfo index`);
  }
  if (kind === 'insert') {
    args.allow(INSERT, false);
    insertDocument(target, args.required(args.document('document'), 'document'));
    tally.nInserted++;
    return [['n', 1]];
  }
  if (kind === 'delete') {
    args.allow(DELETE, false);
    const limit = args.flag('multi') ? 0 : 1;
    const filter = args.required(args.document('filter'), 'filter');
    const { deleted } = yield* deleteDocuments(target, {
      filter,
      limit,
      hint: hintOf(args.doc.get('hint')),
      variables,
    });
    tally.nDeleted += deleted;
    return [['n', whole(deleted)]];
  }
  if (kind !== 'update') throw new EngineError('FailedToParse', `Unknown bulkWrite operation '${kind}'`);
  args.allow(UPDATE, false);
  return yield* runUpdate(args, target, tally, variables);
}

function* runUpdate(args: Args, target: Target, tally: Tally, variables: Variables): Work<[string, Value][]> {
  const isMulti = args.flag('multi') === true;
  const sort = args.document('sort');
  if (isMulti && sort !== undefined)
    throw new EngineError('FailedToParse', 'Cannot specify sort with multi=true');
  const updater = updaterOf(
    variables,
    args.doc.get('updateMods'),
    args.documents('arrayFilters'),
    isMulti ? 'modifiers' : 'either',
  );
  const filter = args.required(args.document('filter'), 'filter');
  const query = { filter, hint: hintOf(args.doc.get('hint')), sort, variables };
  const isUpsert = args.flag('upsert') === true;
  const { matched, modified, upserted } = yield* updateDocuments(target, {
    query,
    updater,
    isMulti,
    isUpsert,
  });
  tally.nMatched += matched;
  tally.nModified += modified;
  const counts: [string, Value][] = [
    ['n', whole(matched + (upserted === undefined ? 0 : 1))],
    ['nModified', whole(modified)],
  ];
  if (upserted === undefined) return counts;
  tally.nUpserted++;
  return [...counts, ['upserted', new Map<string, Value>([['_id', upserted]])]];
}

function failure(index: number, error: EngineError): Doc {
  const fields = errorFields(error).filter(([name]) => name !== 'codeName');
  return new Map<string, Value>([['ok', 0], ['idx', index], ['n', 0], ...fields]);
}
