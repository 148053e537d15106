import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { type CodeName, EngineError } from '../errors/engine-error.ts';
import { compileExpression } from '../expression/compile-expression.ts';
import { scopeOf } from '../expression/scope.ts';
import { checkFieldPath } from '../paths/field-path.ts';
import { nestedField, setNested } from '../paths/nested-field.ts';
import { splitPath } from '../paths/path.ts';
import {
  addComputed,
  applyProjection,
  parseAddFields,
  parseProjection,
} from '../projection/projection-tree.ts';
import { wholeNumber } from '../values/numbers.ts';
import { typeName } from '../values/types.ts';

/** A stage that turns each document into one. */
export type DocStage = (doc: Doc, now: Date) => Doc;

function fail(codeName: CodeName, message: string): EngineError {
  return new EngineError(codeName, message);
}

/** The name and the argument of a stage. @throws EngineError 40323 unless there is exactly one name. */
export function stageParts(stage: Value): [string, Value] {
  if (!isDoc(stage)) throw fail('TypeMismatch', "Each element of the 'pipeline' array must be an object");
  const [entry] = stage;
  if (entry === undefined || stage.size !== 1) {
    throw fail('Location40323', 'A pipeline stage specification object must contain exactly one field.');
  }
  return entry;
}

/** The stages that work document by document, which updates may use too; undefined for other stages. */
export function compileDocStage(name: string, value: Value): DocStage | undefined {
  switch (name) {
    case '$project': {
      const spec = documentOf(name, value, 'Location15969');
      if (spec.size === 0)
        throw fail(
          'Location51272',
          'Invalid $project :: caused by :: projection specification must have at least one field',
        );
      const parsed = parseProjection(spec);
      return (doc, now) => applyProjection(parsed, scopeOf(doc, now));
    }
    case '$addFields':
    case '$set': {
      const spec = documentOf(name, value, 'Location40272');
      const tree = parseAddFields(spec);
      return (doc, now) => addComputed(doc, tree, scopeOf(doc, now));
    }
    case '$unset':
      return compileUnset(value);
    case '$replaceRoot': {
      const spec = documentOf(name, value, 'Location40229');
      for (const key of spec.keys())
        if (key !== 'newRoot')
          throw fail('Location40415', `BSON field '$replaceRoot.${key}' is an unknown field.`);
      if (!spec.has('newRoot'))
        throw fail('Location40414', "BSON field '$replaceRoot.newRoot' is missing but a required field");
      return compileReplace(spec.get('newRoot') ?? null);
    }
    case '$replaceWith':
      return compileReplace(value);
    default:
      return undefined;
  }
}

function documentOf(name: string, value: Value, codeName: CodeName): Doc {
  if (isDoc(value)) return value;
  throw fail(codeName, `${name} specification stage must be an object, got ${typeName(value)}`);
}

function compileUnset(value: Value): DocStage {
  const paths = Array.isArray(value) ? value : [value];
  if (paths.length === 0)
    throw fail('Location31119', '$unset specification must be a string or an array with at least one field');
  const spec: Doc = new Map();
  for (const path of paths) {
    if (typeof path !== 'string')
      throw fail(
        'Location31120',
        '$unset specification must be a string or an array containing only string values',
      );
    spec.set(path, 0);
  }
  const parsed = parseProjection(spec);
  return (doc, now) => applyProjection(parsed, scopeOf(doc, now));
}

function compileReplace(value: Value): DocStage {
  const expression = compileExpression(value);
  return (doc, now) => {
    const root = expression(scopeOf(doc, now));
    if (isDoc(root)) return root;
    throw fail(
      'Location40228',
      `'newRoot' expression must evaluate to an object, but resulting value was: ${root === undefined ? 'MISSING' : typeName(root)}`,
    );
  };
}

/** A count for `$skip` or `$limit`. */
export function countOf(name: '$skip' | '$limit', value: Value): number {
  const count = wholeNumber(value);
  const codeName = name === '$limit' ? 'Location5107201' : 'Location5107200';
  if (count === undefined) throw fail(codeName, `invalid argument to ${name} stage: Expected an integer`);
  if (count < 0) throw fail(codeName, `invalid argument to ${name} stage: Expected a non-negative number`);
  if (name === '$limit' && count === 0) throw fail('Location15958', 'the limit must be positive');
  return count;
}

/** `$unwind`: a document becomes none, one, or one per element of an array. */
export function compileUnwind(value: Value): (doc: Doc) => Iterable<Doc> {
  const spec = isDoc(value) ? value : new Map<string, Value>([['path', value]]);
  for (const key of spec.keys()) {
    if (!['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(key)) {
      throw fail('Location28811', `unrecognized option to $unwind stage: ${key}`);
    }
  }
  const path = spec.get('path');
  const indexField = spec.get('includeArrayIndex');
  const isPreserving = spec.get('preserveNullAndEmptyArrays') ?? false;
  if (path === undefined) throw fail('Location28812', 'no path specified to $unwind stage');
  if (typeof path !== 'string')
    throw fail('Location28808', `expected a string as the path for $unwind stage, got ${typeName(path)}`);
  if (!path.startsWith('$'))
    throw fail('Location28818', `path option to $unwind stage should be prefixed with a '$': ${path}`);
  if (typeof isPreserving !== 'boolean')
    throw fail(
      'Location28809',
      'expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage',
    );
  if (indexField !== undefined && (typeof indexField !== 'string' || indexField === '')) {
    throw fail(
      'Location28810',
      'expected a non-empty string for the includeArrayIndex option to $unwind stage',
    );
  }
  if (indexField?.startsWith('$'))
    throw fail(
      'Location28822',
      `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${indexField}`,
    );
  checkFieldPath(path.slice(1));
  const parts = splitPath(path.slice(1));
  const withIndex = (doc: Doc, index: bigint | null) =>
    indexField === undefined ? doc : setNested(doc, splitPath(indexField), index);
  return function* unwind(doc) {
    const found = nestedField(doc, parts);
    if (Array.isArray(found) && found.length > 0) {
      for (const [i, item] of found.entries()) yield withIndex(setNested(doc, parts, item), BigInt(i));
    } else if (!Array.isArray(found) && found !== undefined && found !== null) {
      yield withIndex(doc, null);
    } else if (isPreserving) {
      yield withIndex(Array.isArray(found) ? setNested(doc, parts, undefined) : doc, null);
    }
  };
}
