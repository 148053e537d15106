import { Timestamp } from 'bson';
import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { EngineError, unsupported } from '../errors/engine-error.ts';
import type { Filter } from '../filter/filter.ts';
import { indexOf, splitPath } from '../paths/path.ts';
import { identicalValues } from '../values/arithmetic.ts';
import { compareValues } from '../values/compare.ts';
import { typeName } from '../values/types.ts';
import { type ArrayFilters, parseArrayFilters } from './array-filters.ts';
import { MODIFIERS, type Modifier, type ModifierContext, REMOVE } from './modifiers.ts';
import { changeAt, type PathContext, setField, TouchedPaths } from './update-path.ts';
import { compileUpdatePipeline } from './update-pipeline.ts';
import type { Updater } from './updater.ts';

export interface UpdateOptions {
  readonly arrayFilters?: readonly Doc[];
  /** What the command allows: a multi-update refuses replacements, findOneAndReplace modifiers. */
  readonly allow: 'modifiers' | 'replacement' | 'either';
}

/** One modifier on one path, or the move of a field. */
interface Step {
  readonly parts: readonly string[];
  run(doc: Doc, context: PathContext & ModifierContext): Doc;
}

/**
 * Compiles an update: modifiers, a replacement document, or a pipeline.
 * @throws EngineError with MongoDB's code for anything malformed or conflicting.
 */
export function compileUpdate(update: Doc | Value[], options: UpdateOptions): Updater {
  const arrayFilters = options.arrayFilters ?? [];
  if (Array.isArray(update)) {
    if (arrayFilters.length > 0)
      throw fail('FailedToParse', 'arrayFilters may not be specified for pipeline-syle updates');
    if (options.allow === 'replacement') throw fail('FailedToParse', 'A replacement cannot be a pipeline');
    const run = compileUpdatePipeline(update);
    return updaterOf((doc, context) => withIdOf(doc, run(doc, context)), 'upsertAll');
  }
  const [first] = update.keys();
  if (first?.startsWith('$')) {
    if (options.allow === 'replacement') throw dollarField(first);
    return compileModifiers(update, parseArrayFilters(arrayFilters));
  }
  if (options.allow === 'modifiers') {
    throw fail('FailedToParse', 'multi update is not supported for replacement-style update');
  }
  for (const name of update.keys()) if (name.startsWith('$')) throw dollarField(name);
  if (arrayFilters.length > 0)
    throw fail('FailedToParse', 'arrayFilters may not be specified for replacement-style updates');
  for (const value of update.values()) {
    if (value instanceof Timestamp && value.t === 0 && value.i === 0) {
      throw unsupported('Storing an empty timestamp, which the server would fill in,');
    }
  }
  return updaterOf((doc) => replaced(doc, update), 'upsertId');
}

function fail(codeName: 'FailedToParse' | 'BadValue' | 'ImmutableField', message: string): EngineError {
  return new EngineError(codeName, message);
}

function dollarField(name: string): EngineError {
  return new EngineError(
    'DollarPrefixedFieldName',
    `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
  );
}

type Apply = (doc: Doc, context: { isInsert: boolean; filter: Filter; now: Date }) => Doc;

function updaterOf(change: Apply, upsert: 'upsertAll' | 'upsertId'): Updater {
  const apply: Apply = (doc, context) => {
    const result = change(doc, context);
    if (!context.isInsert) checkId(doc, result);
    return identicalValues(doc, result) ? doc : result;
  };
  return {
    apply,
    forUpsert(filter, now) {
      const base = fromEqualities(filter.equalities, upsert);
      const result = change(base, { isInsert: true, filter, now });
      if (base.has('_id')) checkId(base, result);
      return result;
    },
  };
}

function checkId(before: Doc, after: Doc): void {
  const [old, now] = [before.get('_id'), after.get('_id')];
  if (old === undefined || identicalValues(old, now)) return;
  if (now !== undefined && compareValues(old, now) === 0) {
    throw unsupported('Changing the type of an _id to an equal number of another type');
  }
  throw fail(
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}

/** What the filter's equalities give to an inserted document; a replacement takes only `_id` from them. */
function fromEqualities(equalities: Doc, upsert: 'upsertAll' | 'upsertId'): Doc {
  let doc: Doc = new Map();
  for (const [path, value] of equalities) {
    if (upsert === 'upsertAll' || path === '_id') doc = setField(doc, splitPath(path), value);
    else if (path.startsWith('_id.'))
      throw unsupported("A replacing upsert with a part of '_id' in its filter");
  }
  return doc;
}

function replaced(doc: Doc, replacement: Doc): Doc {
  const id = doc.get('_id');
  if (id === undefined || replacement.has('_id')) return idFirst(replacement);
  return new Map([['_id', id], ...replacement]);
}

/** A pipeline that gives a document without `_id` leaves the old one. */
function withIdOf(before: Doc, after: Doc): Doc {
  const id = before.get('_id');
  return id === undefined || after.has('_id') ? idFirst(after) : new Map([['_id', id], ...after]);
}

/** MongoDB stores `_id` as the first field. */
function idFirst(doc: Doc): Doc {
  const id = doc.get('_id');
  return id === undefined ? doc : new Map([['_id', id], ...doc]);
}

// Modifiers

function compileModifiers(update: Doc, arrayFilters: ArrayFilters): Updater {
  const steps: Step[] = [];
  const paths: string[][] = [];
  const use = (path: string) => {
    const parts = checkPath(path, arrayFilters);
    checkConflicts(parts, paths);
    paths.push(parts);
    return parts;
  };
  for (const [op, fields] of update) {
    const parse = MODIFIERS.get(op);
    if (parse === undefined && op !== '$rename') {
      throw fail(
        'FailedToParse',
        `Unknown modifier: ${op}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    }
    if (!isDoc(fields)) {
      throw fail(
        'FailedToParse',
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${op}: ...}`,
      );
    }
    for (const [path, value] of fields) {
      if (parse === undefined) steps.push(renameStep(path, value, use));
      else steps.push(modifierStep(use(path), parse(value, path), path, op === '$setOnInsert'));
    }
  }
  arrayFilters.checkUsed();
  // MongoDB keeps modifiers in a tree and runs them in the order of their paths, which orders new fields.
  steps.sort((a, b) => compareParts(a.parts, b.parts));
  const isDynamic = paths.length > 1 && paths.some((parts) => parts.some((part) => part.startsWith('$')));
  return updaterOf((doc, context) => {
    const touched = isDynamic ? new TouchedPaths() : undefined;
    const run = { ...context, id: doc.get('_id'), original: doc, arrayFilters, touched };
    let result = doc;
    for (const step of steps) result = step.run(result, run);
    return context.isInsert ? idFirst(result) : result;
  }, 'upsertAll');
}

function modifierStep(parts: string[], modifier: Modifier, path: string, isOnInsert: boolean): Step {
  return {
    parts,
    run: (doc, context) =>
      isOnInsert && !context.isInsert ? doc : changeAt(doc, parts, path, modifier, context),
  };
}

function renameStep(from: string, to: Value, use: (path: string) => string[]): Step {
  if (typeof to !== 'string') {
    throw fail('BadValue', `The 'to' field for $rename must be a string: ${from}: ${typeName(to)}`);
  }
  if (to.includes('\0'))
    throw fail('BadValue', "The 'to' field for $rename cannot contain an embedded null byte");
  if (from === to)
    throw fail('BadValue', `The source and target field for $rename must differ: ${from}: "${to}"`);
  if (from.startsWith(`${to}.`) || to.startsWith(`${from}.`)) {
    throw fail(
      'BadValue',
      `The source and target field for $rename must not be on the same path: ${from}: "${to}"`,
    );
  }
  for (const path of [from, to]) {
    if (splitPath(path).some((part) => part.startsWith('$'))) {
      throw fail('BadValue', `The source and target field for $rename may not be dynamic: ${path}`);
    }
  }
  const [source, target] = [use(from), use(to)];
  return { parts: target, run: (doc, context) => rename(doc, source, target, context) };
}

function rename(doc: Doc, source: string[], target: string[], context: PathContext & ModifierContext): Doc {
  let moved: Value | undefined = doc;
  for (const [i, part] of source.entries()) {
    if (Array.isArray(moved)) throw inArray('source', source, i);
    if (moved !== undefined && !isDoc(moved)) {
      throw new EngineError(
        'PathNotViable',
        `cannot use the part (${part}) of (${source.join('.')}) to traverse the element`,
      );
    }
    moved = moved?.get(part);
  }
  if (moved === undefined) return doc;
  let at: Value | undefined = doc;
  for (const [i, part] of target.entries()) {
    if (Array.isArray(at)) throw inArray('destination', target, i);
    at = isDoc(at) ? at.get(part) : undefined;
  }
  const value = moved;
  const set: Modifier = { change: () => value, isCreating: true, blocked: 'error' };
  const unset: Modifier = { change: () => REMOVE, isCreating: false, blocked: 'ignore' };
  const placed = changeAt(doc, target, target.join('.'), set, context);
  return changeAt(placed, source, source.join('.'), unset, context);
}

function inArray(role: string, parts: readonly string[], at: number): EngineError {
  return fail(
    'BadValue',
    `The ${role} field cannot be an array element, '${parts.join('.')}' has an array field called '${parts[at - 1]}'`,
  );
}

// Paths

function checkPath(path: string, arrayFilters: ArrayFilters): string[] {
  if (path === '') throw new EngineError('EmptyFieldName', 'An empty update path is not valid.');
  const parts = splitPath(path);
  for (const [i, part] of parts.entries()) {
    if (part === '') {
      throw new EngineError(
        'EmptyFieldName',
        `The update path '${path}' contains an empty field name, which is not allowed.`,
      );
    }
    if (!part.startsWith('$')) continue;
    const identifier = /^\$\[(.*)\]$/.exec(part)?.[1];
    if (part !== '$' && identifier === undefined) {
      throw new EngineError(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage.`,
      );
    }
    if (i === 0)
      throw fail(
        'BadValue',
        `Cannot have a positional or array filter element in the first position in path '${path}'`,
      );
    if (identifier) arrayFilters.use(identifier, path);
  }
  if (parts.filter((part) => part === '$').length > 1) {
    throw fail('BadValue', `Too many positional (i.e. '$') elements found in path '${path}'`);
  }
  return parts;
}

function checkConflicts(parts: string[], others: readonly string[][]): void {
  for (const other of others) {
    const shorter = Math.min(parts.length, other.length);
    let same = 0;
    while (same < shorter && parts[same] === other[same]) same++;
    const isMixed = same < shorter && isFiltered(parts[same]) !== isFiltered(other[same]);
    if (same < shorter && !isMixed) continue;
    throw new EngineError(
      'ConflictingUpdateOperators',
      `Updating the path '${parts.join('.')}' would create a conflict at '${parts.slice(0, same).join('.')}'`,
    );
  }
}

function isFiltered(part: string | undefined): boolean {
  return part?.startsWith('$[') === true;
}

/** Numbers in numeric order, names by code unit, the positional `$` last. */
function compareParts(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [left, right] = [a[i] ?? '', b[i] ?? ''];
    if (left === right) continue;
    if (left === '$' || right === '$') return left === '$' ? 1 : -1;
    const [x, y] = [indexOf(left), indexOf(right)];
    return x >= 0 && y >= 0 ? x - y : left < right ? -1 : 1;
  }
  return a.length - b.length;
}
