import { readDocument } from '../../bson/read.ts';
import type { Doc, Value } from '../../bson/value.ts';
import { EngineError } from '../../errors/engine-error.ts';
import { compileWith } from '../../expression/scope.ts';
import { checkNames } from '../../storage/catalogue.ts';
import type { Work } from '../../storage/storage.ts';
import { compileUpdate, type UpdateOptions } from '../../update/compile-update.ts';
import type { Updater } from '../../update/updater.ts';
import { Args, type Fields } from '../call/args.ts';
import { type Call, type Command, collectionName, ok, type Reply } from '../call/call.ts';
import { variablesOf } from '../call/variables.ts';
import { checkWriteConcern, writeError } from '../call/write-result.ts';
import { hintOf } from '../read/read.ts';
import {
  deleteDocuments,
  insertDocument,
  type Target,
  type UpdatePlan,
  updateDocuments,
} from './statements.ts';

const MAX_STATEMENTS = 100_000;
/** The index entries of so many documents are worth being put into their trees together, later. */
const MANY = 50;

interface Tally {
  n: number;
  modified: number;
  readonly upserted: Doc[];
  readonly errors: Doc[];
}

export const insert: Command = {
  accepted: ['documents', 'ordered', 'bypassDocumentValidation'],
  refused: ['rawData'],
  run(call) {
    const raw = call.sequences.get('documents');
    const documents: readonly (Doc | Uint8Array)[] = raw ?? statements(call, 'documents');
    return runStatements(call, documents, function* (target, each, _, tally) {
      const [doc, bytes] = each instanceof Map ? [each] : [readDocument(each), each];
      insertDocument(target, doc, bytes);
      tally.n++;
      yield;
    });
  },
};

const UPDATE: Fields = {
  accepted: ['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint', 'sort'],
  refused: ['collation', 'c', 'upsertSupplied'],
};

export const update: Command = {
  accepted: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
  refused: ['rawData'],
  run(call) {
    const variables = variablesOf(call.args);
    return runStatements(call, statements(call, 'updates'), function* (target, each, index, tally) {
      const args = new Args('update.updates', each);
      args.allow(UPDATE, false);
      const result = yield* updateDocuments(target, updatePlan(args, variables));
      tally.n += result.matched;
      tally.modified += result.modified;
      if (result.upserted === undefined) return;
      tally.n++;
      tally.upserted.push(
        new Map<string, Value>([
          ['index', index],
          ['_id', result.upserted],
        ]),
      );
    });
  },
};

/** Reads one statement of an update. @throws EngineError */
export function updatePlan(args: Args, variables: ReadonlyMap<string, Value>): UpdatePlan {
  const isMulti = args.flag('multi') === true;
  const sort = args.document('sort');
  if (isMulti && sort !== undefined) {
    throw new EngineError('FailedToParse', 'Cannot specify sort with multi=true');
  }
  return {
    query: {
      filter: args.required(args.document('q'), 'q'),
      hint: hintOf(args.doc.get('hint')),
      sort,
      variables,
    },
    updater: updaterOf(
      variables,
      args.doc.get('u'),
      args.documents('arrayFilters'),
      isMulti ? 'modifiers' : 'either',
    ),
    isMulti,
    isUpsert: args.flag('upsert') === true,
  };
}

/** @throws EngineError 9 */
export function updaterOf(
  variables: ReadonlyMap<string, Value>,
  change: Value | undefined,
  arrayFilters: Doc[] | undefined,
  allow: UpdateOptions['allow'],
): Updater {
  if (!(change instanceof Map) && !Array.isArray(change)) {
    throw new EngineError('FailedToParse', 'Update argument must be either an object or an array');
  }
  return compileWith(variables, () =>
    compileUpdate(change, { allow, ...(arrayFilters && { arrayFilters }) }),
  );
}

const DELETE: Fields = { accepted: ['q', 'limit', 'hint'], refused: ['collation'] };

export const deleteCommand: Command = {
  accepted: ['deletes', 'ordered', 'let'],
  refused: ['rawData'],
  run(call) {
    const variables = variablesOf(call.args);
    return runStatements(call, statements(call, 'deletes'), function* (target, each, _, tally) {
      const args = new Args('delete.deletes', each);
      args.allow(DELETE, false);
      const limit = args.required(args.number('limit'), 'limit');
      if (limit !== 0 && limit !== 1) {
        throw new EngineError(
          'FailedToParse',
          `The limit field in delete objects must be 0 or 1. Got ${limit}`,
        );
      }
      const filter = args.required(args.document('q'), 'q');
      const result = yield* deleteDocuments(target, {
        filter,
        limit,
        hint: hintOf(args.doc.get('hint')),
        variables,
      });
      tally.n += result.deleted;
    });
  },
};

function statements(call: Call, field: string): Doc[] {
  const beside = call.sequences.get(field);
  if (beside !== undefined) return beside.map((bytes) => readDocument(bytes));
  return call.args.required(call.args.documents(field), field);
}

/** Runs the statements of a write command one after the other in the group commit. */
async function runStatements<T extends Doc | Uint8Array>(
  call: Call,
  list: readonly T[],
  run: (target: Target, each: T, index: number, tally: Tally) => Work<void>,
): Promise<Reply> {
  const { engine, database, deadline } = call;
  const name = collectionName(call);
  checkNames(database, name);
  if (list.length === 0 || list.length > MAX_STATEMENTS) {
    throw new EngineError(
      'InvalidLength',
      `Write batch sizes must be between 1 and ${MAX_STATEMENTS}. Got ${list.length} operations.`,
    );
  }
  checkWriteConcern(call.args);
  const isOrdered = call.args.flag('ordered') ?? true;
  const tally: Tally = { n: 0, modified: 0, upserted: [], errors: [] };
  const target = { engine, database, name, deadline, isLarge: list.length >= MANY };
  await engine.storage.write(
    (function* (): Work<void> {
      for (const [index, each] of list.entries()) {
        try {
          yield* run(target, each, index, tally);
        } catch (error) {
          if (!(error instanceof EngineError)) throw error;
          if (error.codeName === 'MaxTimeMSExpired') throw error;
          tally.errors.push(writeError(index, error));
          if (isOrdered) return;
        }
        yield;
      }
    })(),
  );
  const fields: [string, Value][] = [['n', tally.n]];
  if (call.name === 'update') fields.push(['nModified', tally.modified]);
  if (tally.upserted.length > 0) fields.push(['upserted', tally.upserted]);
  if (tally.errors.length > 0) fields.push(['writeErrors', tally.errors]);
  return ok(...fields);
}
