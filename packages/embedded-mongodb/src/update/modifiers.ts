import { BSONRegExp, Timestamp } from 'bson';
import { isDoc, type Value } from '../bson/value.ts';
import { type CodeName, EngineError } from '../errors/engine-error.ts';
import { compileFilter } from '../filter/compile-filter.ts';
import { add, multiply } from '../values/arithmetic.ts';
import { compareValues, equalValues, isNumeric } from '../values/compare.ts';
import { wholeNumber } from '../values/numbers.ts';
import { typeName } from '../values/types.ts';
import { valueSet } from '../values/value-table.ts';
import { pushClauses } from './push-clauses.ts';

/** What a modifier returns to remove its field. */
export const REMOVE = Symbol('remove');

export interface ModifierContext {
  readonly isInsert: boolean;
  readonly now: Date;
  /** The document's `_id` for messages. */
  readonly id: Value | undefined;
}

/** What one modifier does with the value at its path, `undefined` when there is none. */
export interface Modifier {
  /** The new value, the same object for no change, `undefined` to leave a missing field missing, or REMOVE. */
  change(current: Value | undefined, context: ModifierContext): Value | undefined | typeof REMOVE;
  /** Whether the modifier creates a missing path. */
  readonly isCreating: boolean;
  /** What a scalar in the middle of the path means: an error, no change, or a refusal. */
  readonly blocked: 'error' | 'ignore' | 'refuse';
}

type Change = Modifier['change'];

function fail(codeName: CodeName, message: string): EngineError {
  return new EngineError(codeName, message);
}

function bad(message: string): EngineError {
  return fail('BadValue', message);
}

function creating(change: Change): Modifier {
  return { change, isCreating: true, blocked: 'error' };
}

function editing(change: (current: Value, context: ModifierContext) => ReturnType<Change>): Modifier {
  return {
    change: (current, context) => (current === undefined ? undefined : change(current, context)),
    isCreating: false,
    blocked: 'refuse',
  };
}

type Parse = (value: Value, path: string) => Modifier;

/** The modifiers of one path. `$rename` has two paths, and is in `rename.ts`. */
export const MODIFIERS: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  ['$set', (value) => creating(() => value)],
  [
    '$setOnInsert',
    (value) => ({
      change: (current, { isInsert }) => (isInsert ? value : current),
      isCreating: true,
      blocked: 'error',
    }),
  ],
  ['$unset', () => ({ change: () => REMOVE, isCreating: false, blocked: 'ignore' })],
  ['$inc', (value, path) => parseArithmetic('$inc', value, path)],
  ['$mul', (value, path) => parseArithmetic('$mul', value, path)],
  [
    '$min',
    (value) =>
      creating((current) => (current === undefined || compareValues(value, current) < 0 ? value : current)),
  ],
  [
    '$max',
    (value) =>
      creating((current) => (current === undefined || compareValues(value, current) > 0 ? value : current)),
  ],
  ['$currentDate', parseCurrentDate],
  ['$push', parsePush],
  ['$addToSet', parseAddToSet],
  ['$pop', parsePop],
  ['$pull', parsePull],
  ['$pullAll', parsePullAll],
  ['$bit', parseBit],
]);

function shown(value: Value | undefined): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return isDoc(value) || Array.isArray(value) ? typeName(value) : String(value);
}

function parseArithmetic(op: '$inc' | '$mul', operand: Value, path: string): Modifier {
  const verb = op === '$inc' ? 'increment' : 'multiply';
  if (!isNumeric(operand)) {
    throw fail('TypeMismatch', `Cannot ${verb} with non-numeric argument: {${path}: ${shown(operand)}}`);
  }
  const run = op === '$inc' ? add : multiply;
  return creating((current, { id }) => {
    if (current === undefined) return op === '$inc' ? operand : multiply(operand, 0);
    if (!isNumeric(current)) {
      throw fail(
        'TypeMismatch',
        `Cannot apply ${op} to a value of non-numeric type. {_id: ${shown(id)}} has the field '${path}' of non-numeric type ${typeName(current)}`,
      );
    }
    const result = run(current, operand);
    if (result !== undefined) return result;
    throw bad(
      `Failed to apply ${op} operations to current value (${current}) for document {_id: ${shown(id)}}`,
    );
  });
}

function parseCurrentDate(value: Value, path: string): Modifier {
  const type = isDoc(value) ? value.get('$type') : 'date';
  if (typeof value !== 'boolean' && !isDoc(value)) {
    throw bad(
      `${typeName(value)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  }
  if (isDoc(value)) {
    for (const key of value.keys())
      if (key !== '$type') throw bad(`Unrecognized $currentDate option: ${key}`);
    if (type !== 'date' && type !== 'timestamp') {
      throw bad(
        `The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {${path}: {$type: 'date'}}}`,
      );
    }
  }
  return creating((_, { now }) =>
    type === 'date' ? now : new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 }),
  );
}

function parsePush(value: Value, path: string): Modifier {
  const { values, position, slice, sort } = pushClauses(value);
  return creating((current, { id }) => {
    if (current !== undefined && !Array.isArray(current)) {
      throw bad(
        `The field '${path}' must be an array but is of type ${typeName(current)} in document {_id: ${shown(id)}}`,
      );
    }
    if (current !== undefined && values.length === 0 && slice === undefined && sort === undefined)
      return current;
    const list = [...(current ?? [])];
    list.splice(position ?? list.length, 0, ...values);
    if (sort !== undefined) list.sort(sort);
    if (slice === undefined) return list;
    return slice < 0 ? list.slice(slice) : list.slice(0, slice);
  });
}

function parseAddToSet(value: Value, path: string): Modifier {
  const values = addToSetValues(value);
  return creating((current) => {
    if (current !== undefined && !Array.isArray(current)) {
      throw bad(
        `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${typeName(current)}`,
      );
    }
    const list = [...(current ?? [])];
    const seen = valueSet(list);
    for (const item of values) {
      if (seen.has(item)) continue;
      seen.get(item, () => true);
      list.push(item);
    }
    return current !== undefined && list.length === current.length ? current : list;
  });
}

function addToSetValues(value: Value): Value[] {
  if (!isDoc(value) || [...value.keys()][0] !== '$each') return [value];
  const each = value.get('$each') ?? null;
  if (!Array.isArray(each)) {
    throw fail(
      'TypeMismatch',
      `The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`,
    );
  }
  if (value.size > 1) throw bad('Found unexpected fields after $each in $addToSet');
  return each;
}

function parsePop(value: Value, path: string): Modifier {
  if (!isNumeric(value)) throw fail('FailedToParse', `Expected a number in: ${path}: ${shown(value)}`);
  const end = wholeNumber(value);
  if (end !== 1 && end !== -1) throw fail('FailedToParse', `$pop expects 1 or -1, found: ${shown(value)}`);
  const modifier = editing((current) => {
    if (!Array.isArray(current)) {
      throw fail(
        'TypeMismatch',
        `Path '${path}' contains an element of non-array type '${typeName(current)}'`,
      );
    }
    if (current.length === 0) return current;
    return end === 1 ? current.slice(0, -1) : current.slice(1);
  });
  return { ...modifier, blocked: 'error' };
}

function culling(op: string, isUnwanted: (element: Value) => boolean): Modifier {
  return editing((current) => {
    if (!Array.isArray(current)) throw bad(`Cannot apply ${op} to a non-array value`);
    const kept = current.filter((element) => !isUnwanted(element));
    return kept.length === current.length ? current : kept;
  });
}

function parsePull(value: Value): Modifier {
  const [first] = isDoc(value) ? value.keys() : [];
  const isOperators =
    first?.startsWith('$') === true && !['$and', '$or', '$nor', '$expr', '$ref'].includes(first);
  if (isOperators || value instanceof BSONRegExp) {
    const { matches } = compileFilter(new Map([['element', value]]));
    return culling('$pull', (element) => matches(new Map([['element', element]])));
  }
  if (isDoc(value)) {
    const { matches } = compileFilter(value);
    return culling('$pull', (element) => isDoc(element) && matches(element));
  }
  return culling('$pull', (element) => equalValues(element, value));
}

function parsePullAll(value: Value): Modifier {
  if (!Array.isArray(value))
    throw bad(`$pullAll requires an array argument but was given a ${typeName(value)}`);
  const unwanted = valueSet(value);
  return culling('$pullAll', (element) => unwanted.has(element));
}

type BitOperation = (a: bigint, b: bigint) => bigint;
const BIT_OPERATIONS = new Map<string, BitOperation>([
  ['and', (a, b) => a & b],
  ['or', (a, b) => a | b],
  ['xor', (a, b) => a ^ b],
]);

function parseBit(value: Value, path: string): Modifier {
  if (!isDoc(value)) {
    throw bad(
      `The $bit modifier is not compatible with a ${typeName(value)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    );
  }
  if (value.size === 0) {
    throw bad(
      'You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}',
    );
  }
  const steps = [...value].map(([name, operand]) => {
    const run = BIT_OPERATIONS.get(name);
    if (run === undefined) {
      throw bad(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator`,
      );
    }
    if (!isInteger(operand)) {
      throw bad(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(operand)}' is not supported here: {${name}: ${shown(operand)}}`,
      );
    }
    return { run, operand };
  });
  return creating((current, { id }) => {
    let result: Value = current ?? 0;
    if (!isInteger(result)) {
      throw bad(
        `Cannot apply $bit to a value of non-integral type._id: ${shown(id)} has the field ${path} of non-integer type ${typeName(result)}`,
      );
    }
    for (const { run, operand } of steps) {
      const bits: bigint = run(BigInt(result), BigInt(operand));
      result = typeof result === 'bigint' || typeof operand === 'bigint' ? bits : Number(bits);
    }
    return result;
  });
}

function isInteger(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
