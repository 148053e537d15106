import { BSONRegExp } from 'bson';
import { BsonUndefined, type Doc, isDoc, type Value } from '../bson/value.ts';
import { EngineError, unsupported } from '../errors.ts';
import { isNumeric } from './compare.ts';
import { compileExpression, scopeOf } from './expression.ts';
import { indexOf, splitPath, visitPath } from './path.ts';
import {
  equalTo,
  hasRemainder,
  hasType,
  isTruthy,
  matchesRegex,
  oneOf,
  ordered,
  type Test,
  truncated,
  wholeNumber,
} from './predicates.ts';
import { compileRegex } from './regex.ts';
import type { Conjunct, Filter } from './types.ts';

type Simple = Pick<Conjunct, 'op' | 'value'>;

/** What the operators of one field ask for. */
type Condition =
  | {
      readonly kind: 'test';
      readonly test: Test;
      /** Are the elements of an array at the path tested too? */
      readonly isExpanding: boolean;
      readonly simple: readonly Simple[];
      readonly element?: ElementMatch;
    }
  | { readonly kind: 'all' | 'none'; readonly conditions: readonly Condition[] };

/** `$elemMatch`: conditions on the element itself, or a filter on a document. */
type ElementMatch = { readonly conditions: readonly Condition[] } | { readonly filter: Node };

/** A filter: a tree whose leaves are conditions on a path. */
type Node =
  | { readonly kind: 'and' | 'or' | 'nor'; readonly nodes: readonly Node[] }
  | {
      readonly kind: 'path';
      readonly path: string;
      readonly parts: readonly string[];
      readonly condition: Condition;
    }
  | { readonly kind: 'expression'; readonly holds: (doc: Doc) => boolean };

/**
 * Compiles a query filter.
 * @throws EngineError with MongoDB's code for a malformed filter, NotImplemented for operators out of scope.
 */
export function compileFilter(filter: Doc): Filter {
  const root = parseFilter(filter);
  return {
    matches: matcherOf(root),
    conjuncts: conjunctsOf(root),
    positionFor: (doc, arrayPath) => positionFor(root, doc, arrayPath),
    get equalities() {
      const found: Doc = new Map();
      collectEqualities(root, found);
      return found;
    },
  };
}

// Parsing

function bad(message: string): EngineError {
  return new EngineError('BadValue', message);
}

function parseFilter(filter: Doc): Node {
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

// Matching

function matcherOf(node: Node): (doc: Doc) => boolean {
  if (node.kind === 'expression') return node.holds;
  if (node.kind === 'path') return onPath(node.condition, node.parts);
  const matchers = node.nodes.map(matcherOf);
  if (node.kind === 'and') return all(matchers);
  const any = (doc: Doc) => matchers.some((matches) => matches(doc));
  return node.kind === 'or' ? any : (doc) => !any(doc);
}

function all<T>(tests: readonly ((value: T) => boolean)[]): (value: T) => boolean {
  const [first] = tests;
  return tests.length === 1 && first ? first : (value) => tests.every((run) => run(value));
}

function onPath(condition: Condition, parts: readonly string[]): (doc: Doc) => boolean {
  if (condition.kind === 'test') {
    const { isExpanding, test: run } = condition;
    return (doc) => visitPath(doc, parts, isExpanding, run);
  }
  const holds = all(condition.conditions.map((inner) => onPath(inner, parts)));
  return condition.kind === 'all' ? holds : (doc) => !holds(doc);
}

function onValue(condition: Condition): Test {
  if (condition.kind === 'test') return condition.test;
  const holds = all(condition.conditions.map(onValue));
  return condition.kind === 'all' ? holds : (value) => !holds(value);
}

// What others ask about a filter

function conjunctsOf(root: Node): Conjunct[] {
  const found: Conjunct[] = [];
  let groups = 0;
  const fromCondition = (
    path: string,
    condition: Condition,
    within: Pick<Conjunct, 'elemMatch' | 'group'>,
  ) => {
    if (condition.kind === 'all')
      for (const inner of condition.conditions) fromCondition(path, inner, within);
    if (condition.kind !== 'test') return;
    for (const simple of condition.simple) found.push({ path, ...simple, ...within });
    // Deeper $elemMatch would need a path of groups; the planner can do without.
    if (condition.element === undefined || within.elemMatch !== undefined) return;
    const inside = { elemMatch: path, group: groups++ };
    if ('filter' in condition.element) fromNode(condition.element.filter, `${path}.`, inside);
    else for (const inner of condition.element.conditions) fromCondition(path, inner, inside);
  };
  const fromNode = (node: Node, prefix: string, within: Pick<Conjunct, 'elemMatch' | 'group'>) => {
    if (node.kind === 'and') for (const inner of node.nodes) fromNode(inner, prefix, within);
    else if (node.kind === 'path') fromCondition(prefix + node.path, node.condition, within);
  };
  fromNode(root, '', {});
  return found;
}

function collectEqualities(node: Node, found: Doc): void {
  if (node.kind === 'and' || (node.kind === 'or' && node.nodes.length === 1)) {
    for (const inner of node.nodes) collectEqualities(inner, found);
  } else if (node.kind === 'path') {
    collectFromCondition(node.path, node.condition, found);
  }
}

function collectFromCondition(path: string, condition: Condition, found: Doc): void {
  if (condition.kind === 'all')
    for (const inner of condition.conditions) collectFromCondition(path, inner, found);
  if (condition.kind !== 'test') return;
  for (const { op, value } of condition.simple) {
    if (op === '$in' && Array.isArray(value) && value.length === 1) {
      throw unsupported('An upsert with $in over a single value in its filter');
    }
    if (op !== '$eq') continue;
    for (const other of found.keys()) {
      if (other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`)) {
        const message =
          other === path
            ? `cannot infer query fields to set, path '${path}' is matched twice`
            : `cannot infer query fields to set, both paths '${path}' and '${other}' are matched`;
        throw new EngineError('NotSingleValueField', message);
      }
    }
    found.set(path, value);
  }
}

/** Which element of which array made a part of the filter match. */
interface Position {
  readonly arrayPath: string;
  readonly index: number;
}

function positionFor(root: Node, doc: Doc, arrayPath: string): number | undefined {
  const positions: Position[] = [];
  collectPositions(root, doc, positions);
  const [first, ...others] = positions;
  if (first === undefined) return undefined;
  // MongoDB takes whichever was noted last; that depends on how it happens to reorder the filter.
  if (
    first.arrayPath !== arrayPath ||
    others.some((p) => p.arrayPath !== arrayPath || p.index !== first.index)
  ) {
    throw unsupported('The positional operator $ with a filter that matches by different array elements');
  }
  return first.index;
}

function collectPositions(node: Node, doc: Doc, positions: Position[]): void {
  if (node.kind === 'and') for (const inner of node.nodes) collectPositions(inner, doc, positions);
  if (node.kind === 'or') {
    for (const inner of node.nodes) if (matcherOf(inner)(doc)) collectPositions(inner, doc, positions);
  }
  if (node.kind === 'path') positionsOf(node.condition, node.parts, doc, positions);
}

function positionsOf(condition: Condition, parts: readonly string[], doc: Doc, positions: Position[]): void {
  if (condition.kind === 'all')
    for (const inner of condition.conditions) positionsOf(inner, parts, doc, positions);
  if (condition.kind !== 'test') return;
  let value: Value | undefined = doc;
  for (let at = 0; at < parts.length; at++) {
    value = value instanceof Map ? value.get(parts[at] ?? '') : undefined;
    if (!Array.isArray(value)) continue;
    const rest = parts.slice(at + 1);
    if (indexOf(rest[0] ?? '') >= 0)
      throw unsupported('The positional operator $ with a numbered path in the filter');
    const index = value.findIndex((element) => elementHolds(condition, element, rest));
    if (index >= 0) positions.push({ arrayPath: parts.slice(0, at + 1).join('.'), index });
    return;
  }
}

function elementHolds(
  condition: Condition & { kind: 'test' },
  element: Value,
  rest: readonly string[],
): boolean {
  if (rest.length > 0)
    return isDoc(element) && visitPath(element, rest, condition.isExpanding, condition.test);
  if (condition.element !== undefined) return condition.test([element]);
  return condition.isExpanding && condition.test(element);
}
