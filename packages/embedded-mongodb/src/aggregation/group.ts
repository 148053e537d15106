import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { EngineError, unsupported } from '../errors/engine-error.ts';
import { compileExpression } from '../expression/compile-expression.ts';
import { isNullish } from '../expression/operand.ts';
import { OPERATORS } from '../expression/operators.ts';
import { type Expression, scopeOf } from '../expression/scope.ts';
import { compareValues, isNumeric } from '../values/compare.ts';
import { Sum } from '../values/sum.ts';
import { ValueTable } from '../values/value-table.ts';

/** Adds up values one by one; `add` returns whether it keeps the value beside others. */
interface Accumulator {
  add(value: Value | undefined): boolean;
  result(): Value;
}

/** Keeps one of the values that it sees. */
function chosen(isBetter: (value: Value, best: Value | undefined) => boolean): Accumulator {
  let best: Value | undefined;
  return {
    add(value) {
      if (!isNullish(value) && isBetter(value, best)) best = value;
      return false;
    },
    result: () => best ?? null,
  };
}

function numeric(finish: (sum: Sum) => Value): Accumulator {
  const sum = new Sum();
  return {
    add(value) {
      if (isNumeric(value)) sum.add(value);
      return false;
    },
    result: () => finish(sum),
  };
}

function positioned(isFirst: boolean): Accumulator {
  let found: { value: Value | undefined } | undefined;
  return {
    add(value) {
      if (!isFirst || found === undefined) found = { value };
      return false;
    },
    result: () => found?.value ?? null,
  };
}

function listed(isSet: boolean): Accumulator {
  const list: Value[] = [];
  const seen = new ValueTable<{ count: number }>();
  return {
    add(value) {
      if (value === undefined || (isSet && seen.get(value, () => ({ count: 0 })).count++ > 0)) return false;
      list.push(value);
      return true;
    },
    result: () => list,
  };
}

function merging(): Accumulator {
  const values: (Value | undefined)[] = [];
  return {
    add: (value) => values.push(value) > 0,
    result: () => OPERATORS.get('$mergeObjects')?.run(values) ?? null,
  };
}

const ACCUMULATORS = new Map<string, () => Accumulator>([
  ['$sum', () => numeric((sum) => sum.result())],
  ['$avg', () => numeric((sum) => sum.mean())],
  ['$count', () => numeric((sum) => sum.result())],
  ['$min', () => chosen((value, best) => best === undefined || compareValues(value, best) < 0)],
  ['$max', () => chosen((value, best) => best === undefined || compareValues(value, best) > 0)],
  ['$first', () => positioned(true)],
  ['$last', () => positioned(false)],
  ['$push', () => listed(false)],
  ['$addToSet', () => listed(true)],
  ['$mergeObjects', merging],
]);

interface Field {
  readonly name: string;
  readonly expression: Expression;
  readonly make: () => Accumulator;
}

/** A compiled `$group`: documents go in, groups come out in the order of their first documents. */
export class Group {
  readonly #id: Expression;
  readonly #fields: readonly Field[];

  constructor(spec: Value) {
    if (!isDoc(spec))
      throw new EngineError('Location15947', "a group's fields must be specified in an object");
    const id = spec.get('_id');
    if (id === undefined) throw new EngineError('Location15955', 'a group specification must include an _id');
    this.#id = compileExpression(id);
    this.#fields = [...spec]
      .filter(([name]) => name !== '_id')
      .map(([name, value]) => parseField(name, value));
  }

  /** An empty table of groups; `hold` is called with what the groups keep in memory. */
  start(now: Date, hold: (kept: Value) => void) {
    const table = new ValueTable<Accumulator[]>();
    const groups: [Value, Accumulator[]][] = [];
    const add = (doc: Doc): void => {
      const scope = scopeOf(doc, now);
      const key = this.#id(scope) ?? null;
      const accumulators = table.get(key, () => {
        const made = this.#fields.map(({ make }) => make());
        hold(key);
        groups.push([key, made]);
        return made;
      });
      for (const [i, { expression }] of this.#fields.entries()) {
        const value = expression(scope);
        if (accumulators[i]?.add(value)) hold(value ?? null);
      }
    };
    const results = (): Doc[] =>
      groups.map(([key, accumulators]) => {
        const fields = this.#fields.map(({ name }, i): [string, Value] => [
          name,
          accumulators[i]?.result() ?? null,
        ]);
        return new Map([['_id', key], ...fields]);
      });
    return { add, results };
  }
}

function parseField(name: string, value: Value): Field {
  if (name.includes('.')) {
    throw new EngineError('Location40235', `The field name '${name}' cannot contain '.'`);
  }
  if (name.startsWith('$')) {
    throw new EngineError('Location40236', `The field name '${name}' cannot be an operator name`);
  }
  if (!isDoc(value)) {
    throw new EngineError('Location40234', `The field '${name}' must be an accumulator object`);
  }
  if (value.size !== 1) {
    throw new EngineError('Location40238', `The field '${name}' must specify one accumulator`);
  }
  const [op = '', operand = null] = [...value][0] ?? [];
  const make = ACCUMULATORS.get(op);
  if (make === undefined) throw unsupported(`The accumulator ${op}`);
  if (op === '$count' && (!isDoc(operand) || operand.size > 0)) {
    throw new EngineError('TypeMismatch', '$count takes no arguments, i.e. $count:{}');
  }
  if (Array.isArray(operand) && op !== '$push' && op !== '$addToSet') {
    if (operand.length !== 1)
      throw new EngineError('Location40237', `The ${op} accumulator is a unary operator`);
    return { name, expression: compileExpression(operand[0] ?? null), make };
  }
  return { name, expression: compileExpression(op === '$count' ? 1 : operand), make };
}
