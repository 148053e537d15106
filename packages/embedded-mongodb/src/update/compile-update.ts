import { Timestamp } from 'bson';
import type { Doc, Value } from '../bson/value.ts';
import { EngineError, unsupported } from '../errors/engine-error.ts';
import { parseArrayFilters } from './array-filters.ts';
import { compileModifiers } from './compile-modifiers.ts';
import { compileUpdatePipeline } from './update-pipeline.ts';
import { idFirst, type Updater, updaterOf } from './updater.ts';

export interface UpdateOptions {
  readonly arrayFilters?: readonly Doc[];
  /** What the command allows: a multi-update refuses replacements, findOneAndReplace modifiers. */
  readonly allow: 'modifiers' | 'replacement' | 'either';
}

/**
 * Compiles an update: modifiers, a replacement document, or a pipeline.
 * @throws EngineError with MongoDB's code for anything malformed or conflicting.
 */
export function compileUpdate(update: Doc | Value[], options: UpdateOptions): Updater {
  const arrayFilters = options.arrayFilters ?? [];
  if (Array.isArray(update)) {
    if (arrayFilters.length > 0)
      throw new EngineError('FailedToParse', 'arrayFilters may not be specified for pipeline-syle updates');
    if (options.allow === 'replacement')
      throw new EngineError('FailedToParse', 'A replacement cannot be a pipeline');
    const run = compileUpdatePipeline(update);
    return updaterOf((doc, context) => withIdOf(doc, run(doc, context)), 'upsertAll');
  }
  const [first] = update.keys();
  if (first?.startsWith('$')) {
    if (options.allow === 'replacement') throw dollarField(first);
    return compileModifiers(update, parseArrayFilters(arrayFilters));
  }
  if (options.allow === 'modifiers') {
    throw new EngineError('FailedToParse', 'multi update is not supported for replacement-style update');
  }
  for (const name of update.keys()) if (name.startsWith('$')) throw dollarField(name);
  if (arrayFilters.length > 0)
    throw new EngineError('FailedToParse', 'arrayFilters may not be specified for replacement-style updates');
  for (const value of update.values()) {
    if (value instanceof Timestamp && value.t === 0 && value.i === 0) {
      throw unsupported('Storing an empty timestamp, which the server would fill in,');
    }
  }
  return updaterOf((doc) => replaced(doc, update), 'upsertId');
}

function dollarField(name: string): EngineError {
  return new EngineError(
    'DollarPrefixedFieldName',
    `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
  );
}

function replaced(doc: Doc, replacement: Doc): Doc {
  const id = doc.get('_id');
  if (id === undefined || replacement.has('_id')) return idFirst(replacement);
  return new Map([['_id', id], ...replacement]);
}

/** When a pipeline's result has no `_id`, the old one stays. */
function withIdOf(before: Doc, after: Doc): Doc {
  const id = before.get('_id');
  return id === undefined || after.has('_id') ? idFirst(after) : new Map([['_id', id], ...after]);
}
