import { type Doc, isDoc, type Value } from '../../bson/value.ts';
import { EngineError, unsupported } from '../../errors/engine-error.ts';
import { compileFilter } from '../../filter/compile-filter.ts';
import { isCoveredBy } from '../../plan/covered.ts';
import { isSameKey } from '../../plan/plan.ts';
import type { Collection } from '../../storage/collection.ts';
import { equalValues } from '../../values/compare.ts';
import { numberOf } from '../../values/numbers.ts';
import { showValue } from '../../values/show-value.ts';
import { Args } from '../call/args.ts';

const ACCEPTED = [
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'hidden',
  'ns',
];
const REFUSED = [
  'collation',
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'wildcardProjection',
  'clustered',
  'prepareUnique',
  'storageEngine',
  'bucketSize',
  'dropDups',
];

/** An index specification as it is stored, in MongoDB's order of fields. @throws EngineError */
export function normalSpec(given: Doc): Doc {
  const args = new Args('createIndexes.indexes', given);
  args.allow({ accepted: ACCEPTED, refused: REFUSED }, false);
  const key = args.required(args.document('key'), 'key');
  checkKey(key);
  const name = args.required(args.text('name'), 'name');
  if (name === '') throw invalid('The index name cannot be empty');
  const spec: Doc = new Map<string, Value>([
    ['v', 2],
    ['key', key],
    ['name', name],
  ]);
  const isId = key.size === 1 && key.has('_id');
  if (isId && name !== '_id_') {
    spec.set('name', '_id_');
  }
  if (args.flag('unique') && !isId) spec.set('unique', true);
  if (args.flag('sparse')) spec.set('sparse', true);
  if (args.flag('hidden')) spec.set('hidden', true);
  addPartial(spec, args);
  addExpiry(spec, args);
  if (isId && spec.size > 3)
    throw invalid(`The field '${[...spec.keys()][3]}' is not valid for an _id index specification.`);
  return spec;
}

function checkKey(key: Doc): void {
  if (key.size === 0) throw cannot('Index keys cannot be an empty object.');
  if (key.size > 32) throw cannot('too many compound keys');
  for (const [path, direction] of key) {
    if (typeof direction === 'string') throw unsupported(`An index of type '${direction}'`);
    const number = numberOf(direction);
    if (number === undefined) {
      throw cannot(
        `Values in v:2 index key pattern cannot be of type ${typeof direction}. Only numbers > 0, numbers < 0, and strings are allowed.`,
      );
    }
    if (number === 0 || Number.isNaN(number)) {
      throw cannot('Values in the index key pattern cannot be 0.');
    }
    if (path === '' || path.split('.').includes('')) throw cannot('Index keys cannot be an empty field.');
    if (path.includes('$**')) throw unsupported('A wildcard index');
    if (path.split('.').some((part) => part.startsWith('$') && !['$id', '$ref', '$db'].includes(part))) {
      throw cannot("Index key contains an illegal field name: field name starts with '$'.");
    }
  }
}

function addPartial(spec: Doc, args: Args): void {
  const partial = args.document('partialFilterExpression');
  if (partial === undefined) return;
  if (spec.get('sparse') === true) {
    throw cannot("cannot mix 'partialFilterExpression' and 'sparse' options");
  }
  const { conjuncts } = compileFilter(partial);
  if (!isCoveredBy(partial, conjuncts)) {
    throw unsupported('A partial index whose filter is more than simple comparisons of fields');
  }
  spec.set('partialFilterExpression', partial);
}

function addExpiry(spec: Doc, args: Args): void {
  const seconds = args.number('expireAfterSeconds');
  if (seconds === undefined) return;
  const key = spec.get('key');
  if (isDoc(key) && key.size > 1) {
    throw cannot('TTL indexes are single-field indexes, compound indexes do not support TTL.');
  }
  if (seconds < 0 || seconds > 0x7fffffff) {
    throw cannot(
      `TTL index 'expireAfterSeconds' option must be within an acceptable range, try a number between 0 and 2147483647. Index spec: ${showValue(spec)}`,
    );
  }
  spec.set('expireAfterSeconds', seconds);
}

/**
 * Whether the index exists already.
 * @throws EngineError 85 or 86 when another index has this name or key.
 */
export function isThereAlready(collection: Collection, spec: Doc): boolean {
  const key = spec.get('key');
  const name = spec.get('name');
  for (const index of collection.indexes) {
    const hasSameKey = isDoc(key) && isSameKey(index, key);
    const hasSameName = index.name === name;
    if (!hasSameKey && !hasSameName) continue;
    const isSame = hasSameKey && optionsAlike(index.spec, spec);
    if (isSame && (hasSameName || index.name === '_id_')) return true;
    if (!hasSameKey && hasSameName) {
      throw new EngineError(
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${showValue(spec)}, existing index: ${showValue(index.spec)}`,
      );
    }
    if (isSame) {
      throw new EngineError(
        'IndexOptionsConflict',
        `Index already exists with a different name: ${index.name}`,
      );
    }
    // MongoDB allows the same key once with and once without a partial filter, under another name.
    const isOtherPartial = !equalOption(index.spec, spec, 'partialFilterExpression');
    if (!hasSameName && isOtherPartial) continue;
    throw new EngineError(
      hasSameName ? 'IndexKeySpecsConflict' : 'IndexOptionsConflict',
      `An equivalent index already exists with the same name but different options. Requested index: ${showValue(spec)}, existing index: ${showValue(index.spec)}`,
    );
  }
  return false;
}

const OPTIONS = ['unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds'];

function optionsAlike(a: Doc, b: Doc): boolean {
  return OPTIONS.every((name) => equalOption(a, b, name));
}

function equalOption(a: Doc, b: Doc, name: string): boolean {
  return equalValues(a.get(name) ?? false, b.get(name) ?? false);
}

function cannot(message: string): EngineError {
  return new EngineError('CannotCreateIndex', message);
}

function invalid(message: string): EngineError {
  return new EngineError('InvalidIndexSpecificationOption', message);
}
