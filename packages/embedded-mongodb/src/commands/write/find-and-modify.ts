import type { Doc, Value } from '../../bson/value.ts';
import { EngineError } from '../../errors/engine-error.ts';
import { compileWith } from '../../expression/scope.ts';
import { compileFilter } from '../../filter/compile-filter.ts';
import { compileProjection } from '../../projection/compile-projection.ts';
import { checkNames } from '../../storage/catalogue.ts';
import { type Command, collectionName, ok } from '../call/call.ts';
import { variablesOf } from '../call/variables.ts';
import { checkWriteConcern } from '../call/write-result.ts';
import { hintOf } from '../read/read.ts';
import { deleteDocuments, updateDocuments } from './statements.ts';
import { updaterOf } from './write.ts';

export const findAndModify: Command = {
  accepted: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'arrayFilters',
    'hint',
    'bypassDocumentValidation',
    'let',
  ],
  refused: ['collation', 'rawData'],
  async run(call) {
    const { args, engine, database, deadline } = call;
    const name = collectionName(call);
    checkNames(database, name);
    checkWriteConcern(args);
    const filter = args.document('query') ?? new Map<string, Value>();
    const variables = variablesOf(args);
    const query = {
      filter,
      sort: args.document('sort'),
      hint: hintOf(args.doc.get('hint')),
      limit: 1,
      variables,
    };
    const fields = args.document('fields');
    const project = fields?.size
      ? compileWith(variables, () => compileProjection(fields, compileFilter(filter)))
      : (doc: Doc) => doc;
    const target = { engine, database, name, deadline };
    const isNew = args.flag('new') === true;
    if (isNew && fields && [...fields.keys()].some((path) => path.endsWith('.$'))) {
      throw new EngineError('BadValue', 'Cannot use a positional projection and return the new document');
    }
    if (args.flag('remove') === true) {
      if (args.has('update')) throw invalid('Cannot specify both an update and remove=true');
      if (args.flag('upsert')) throw invalid('Cannot specify both upsert=true and remove=true');
      if (isNew)
        throw invalid(
          "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
        );
      const { deleted, last } = await engine.storage.write(deleteDocuments(target, query));
      return ok(
        ['lastErrorObject', new Map<string, Value>([['n', deleted]])],
        ['value', last === undefined ? null : project(last)],
      );
    }
    if (!args.has('update')) throw invalid('Either an update or remove=true must be specified');
    const updater = updaterOf(variables, args.doc.get('update'), args.documents('arrayFilters'), 'either');
    const isUpsert = args.flag('upsert') === true;
    const result = await engine.storage.write(
      updateDocuments(target, { query, updater, isMulti: false, isUpsert }),
    );
    const last: Doc = new Map<string, Value>([
      ['n', result.matched + (result.upserted === undefined ? 0 : 1)],
      ['updatedExisting', result.matched > 0],
    ]);
    if (result.upserted !== undefined) last.set('upserted', result.upserted);
    const shown = isNew ? result.after : result.before;
    return ok(['lastErrorObject', last], ['value', shown === undefined ? null : project(shown)]);
  },
};

function invalid(message: string): EngineError {
  return new EngineError('FailedToParse', message);
}
