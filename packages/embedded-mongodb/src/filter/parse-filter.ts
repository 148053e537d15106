import { BSONRegExp } from 'bson';
import { BsonUndefined, type Doc, isDoc, type Value } from '../bson/value.ts';
import { EngineError, unsupported } from '../errors/engine-error.ts';
import { compileExpression } from '../expression/compile-expression.ts';
import { scopeOf } from '../expression/scope.ts';
import { splitPath } from '../paths/path.ts';
import { compileRegex } from '../regex/compile-regex.ts';
import { isNumeric } from '../values/compare.ts';
import { truncated, wholeNumber } from '../values/numbers.ts';
import { isTruthy } from '../values/truthy.ts';
import {
  all,
  type Condition,
  type ElementMatch,
  matcherOf,
  type Node,
  onValue,
  type Simple,
} from './filter-tree.ts';
import { equalTo, hasRemainder, hasType, matchesRegex, oneOf, ordered, type Test } from './predicates.ts';

function bad(message: string): EngineError {
  return new EngineError('BadValue', message);
}

/** Parses a query filter. @throws EngineError with MongoDB's code, NotImplemented for operators out of scope. */
export function parseFilter(filter: Doc): Node {
  const nodes: Node[] = [];
  for (const [name, value] of filter) {
    if (name.startsWith('$')) nodes.push(...parseTopLevel(name, value));
    else nodes.push({ kind: 'path', path: name, parts: splitPath(name), condition: parseField(value) });
  }
  return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: 'and', nodes };
}

function parseTopLevel(name: string, value: Value): Node[] {
  switch (name) {
    case '$and':
    case '$or':
    case '$nor': {
      if (!Array.isArray(value)) throw bad(`${name} must be an array`);
      if (value.length === 0) throw bad('$and/$or/$nor must be a nonempty array');
      const nodes = value.map((entry) => {
        if (!isDoc(entry)) throw bad('$or/$and/$nor entries need to be full objects');
        return parseFilter(entry);
      });
      const kinds = { $and: 'and', $or: 'or', $nor: 'nor' } as const;
      return [{ kind: kinds[name], nodes }];
    }
    case '$comment':
      return [];
    case '$expr': {
      const expression = compileExpression(value);
      const now = new Date();
      return [{ kind: 'expression', holds: (doc) => isTruthy(expression(scopeOf(doc, now))) }];
    }
    case '$where':
    case '$text':
    case '$jsonSchema':
    case '$sampleRate':
    case '$alwaysTrue':
    case '$alwaysFalse':
      throw unsupported(`The query operator ${name}`);
    default:
      throw bad(
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
}

function isOperatorDoc(value: Value): value is Doc {
  if (!isDoc(value)) return false;
  const [first] = value.keys();
  return first?.startsWith('$') === true && first !== '$ref' && first !== '$id' && first !== '$db';
}

function parseField(value: Value): Condition {
  if (isOperatorDoc(value)) return parseOperators(value);
  return value instanceof BSONRegExp ? regexCondition(value) : equality(value);
}

function parseOperators(operators: Doc): Condition {
  const conditions: Condition[] = [];
  for (const [op, value] of operators) {
    if (op === '$options') {
      if (!operators.has('$regex')) throw bad('$options needs a $regex');
    } else if (op === '$regex') {
      conditions.push(regexCondition(regexOperand(value, operators.get('$options'))));
    } else {
      conditions.push(parseOperator(op, value));
    }
  }
  return conditions.length === 1 && conditions[0] ? conditions[0] : { kind: 'all', conditions };
}

function parseOperator(op: string, value: Value): Condition {
  switch (op) {
    case '$eq':
      return equality(value);
    case '$ne':
      if (value instanceof BSONRegExp) throw bad("Can't have regex as arg to $ne.");
      return { kind: 'none', conditions: [equality(value)] };
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      if (value instanceof BSONRegExp) throw bad(`Can't have RegEx as arg to predicate over field.`);
      return test(ordered(op, comparable(value)), true, { op, value });
    case '$in':
      return membership(op, value);
    case '$nin':
      return { kind: 'none', conditions: [membership(op, value)] };
    case '$exists': {
      if (!isTruthy(value)) return { kind: 'none', conditions: [test(exists, false)] };
      return test(exists, false, { op, value: true });
    }
    case '$type':
      return test(hasType(value), true, { op, value });
    case '$size':
      return sizeCondition(value);
    case '$mod':
      return test(parseMod(value), true);
    case '$not':
      return parseNot(value);
    case '$all':
      return parseAll(value);
    case '$elemMatch':
      return parseElemMatch(value);
    case '$near':
    case '$nearSphere':
    case '$geoWithin':
    case '$geoIntersects':
    case '$within':
    case '$bitsAllSet':
    case '$bitsAllClear':
    case '$bitsAnySet':
    case '$bitsAnyClear':
      throw unsupported(`The query operator ${op}`);
    default:
      throw bad(`unknown operator: ${op}`);
  }
}

function test(run: Test, isExpanding: boolean, ...simple: Simple[]): Condition {
  return { kind: 'test', test: run, isExpanding, simple };
}

const exists: Test = (value) => value !== undefined;

function comparable(value: Value): Value {
  if (value instanceof BsonUndefined) throw bad('cannot compare to undefined');
  return value;
}

function equality(value: Value): Condition {
  return test(equalTo(comparable(value)), true, { op: '$eq', value });
}

function membership(op: string, value: Value): Condition {
  if (!Array.isArray(value)) throw bad(`${op} needs an array`);
  for (const item of value) {
    if (isOperatorDoc(item)) throw bad(`cannot nest $ under ${op}`);
    if (item instanceof BsonUndefined) throw bad('InMatchExpression equality cannot be undefined');
  }
  const hasRegex = value.some((item) => item instanceof BSONRegExp);
  return test(oneOf(value), true, ...(hasRegex ? [] : [{ op: '$in' as const, value }]));
}

function regexOperand(value: Value, options: Value | undefined): BSONRegExp {
  if (options !== undefined && typeof options !== 'string') throw bad('$options has to be a string');
  if (typeof value === 'string') return checkedRegex(value, options ?? '');
  if (!(value instanceof BSONRegExp)) throw bad('$regex has to be a string');
  if (options !== undefined && value.options !== '') {
    throw new EngineError('Location51075', 'options set in both $regex and $options');
  }
  return checkedRegex(value.pattern, options ?? value.options);
}

/** The driver's class refuses some options with an error of its own; compileRegex knows MongoDB's. */
function checkedRegex(pattern: string, options: string): BSONRegExp {
  compileRegex(pattern, options);
  return new BSONRegExp(pattern, [...new Set(options)].join(''));
}

function regexCondition(regex: BSONRegExp): Condition {
  const { prefix } = compileRegex(regex.pattern, regex.options);
  return test(
    matchesRegex(regex),
    true,
    ...(prefix === '' ? [] : [{ op: '$regex-prefix' as const, value: prefix }]),
  );
}

function sizeCondition(value: Value): Condition {
  const size = wholeNumber(value);
  if (size === undefined || size < 0) {
    throw bad(`Failed to parse $size. Expected a non-negative number in: $size: ${String(value)}`);
  }
  return test((found) => Array.isArray(found) && found.length === size, false);
}

function parseMod(value: Value): Test {
  if (!Array.isArray(value)) throw bad('malformed mod, needs to be an array');
  if (value.length < 2) throw bad('malformed mod, not enough elements');
  if (value.length > 2) throw bad('malformed mod, too many elements');
  const [divisor, remainder] = value;
  if (!isNumeric(divisor)) throw bad('malformed mod, divisor not a number');
  if (!isNumeric(remainder)) throw bad('malformed mod, remainder not a number');
  const [by, rest] = [truncated(divisor), truncated(remainder)];
  if (by === undefined) throw bad('malformed mod, divisor value is invalid');
  if (rest === undefined) throw bad('malformed mod, remainder value is invalid');
  if (by === 0n) throw bad('divisor cannot be 0');
  return hasRemainder(by, rest);
}

function parseNot(value: Value): Condition {
  if (value instanceof BSONRegExp) return { kind: 'none', conditions: [regexCondition(value)] };
  if (!isDoc(value)) throw bad('$not needs a regex or a document');
  if (value.size === 0) throw bad('$not cannot be empty');
  for (const op of value.keys()) if (!op.startsWith('$')) throw bad(`unknown operator: ${op}`);
  return { kind: 'none', conditions: [parseOperators(value)] };
}

function parseAll(value: Value): Condition {
  if (!Array.isArray(value)) throw bad('$all needs an array');
  if (value.length === 0) return test(() => false, true);
  const isElemMatch = (item: Value) => isDoc(item) && [...item.keys()][0] === '$elemMatch';
  const hasElemMatch = value[0] !== undefined && isElemMatch(value[0]);
  const conditions = value.map((item) => {
    if (hasElemMatch) {
      if (!isDoc(item) || !isElemMatch(item)) throw bad('$all/$elemMatch has to be consistent');
      if (item.size !== 1) throw bad('$all/$elemMatch has to be consistent');
      return parseElemMatch(item.get('$elemMatch') ?? null);
    }
    if (isOperatorDoc(item)) throw bad('no $ expressions in $all');
    return item instanceof BSONRegExp ? regexCondition(item) : equality(item);
  });
  return { kind: 'all', conditions };
}

function parseElemMatch(value: Value): Condition {
  if (!isDoc(value)) throw bad('$elemMatch needs an Object');
  const [first] = value.keys();
  const isOnValue =
    isOperatorDoc(value) && !['$and', '$or', '$nor', '$where', '$expr', '$comment'].includes(first ?? '');
  if (isOnValue) {
    const conditions = [parseOperators(value)];
    const holds = all(conditions.map(onValue));
    return elementTest((element) => holds(element), { conditions });
  }
  if (value.has('$expr')) throw bad('$expr can only be applied to the top-level document');
  const filter = parseFilter(value);
  const matches = matcherOf(filter);
  return elementTest(
    (element) => {
      if (Array.isArray(element)) return matches(new Map(element.map((item, i) => [String(i), item])));
      return isDoc(element) && matches(element);
    },
    { filter },
  );
}

function elementTest(holds: (element: Value) => boolean, element: ElementMatch): Condition {
  const run: Test = (value) => Array.isArray(value) && value.some(holds);
  return { kind: 'test', test: run, isExpanding: false, simple: [], element: { ...element } };
}
