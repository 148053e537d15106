import { Decimal128, Double } from 'bson';
import { EngineError, unsupported } from '../errors/engine-error.ts';
import { add, multiply, negate } from '../values/arithmetic.ts';
import { isNumeric, type Numeric } from '../values/compare.ts';
import { isNullish, nameOf, type Operand } from './operand.ts';

function overflow(op: string): EngineError {
  return new EngineError('Overflow', `long overflow in ${op}`);
}

export function addAll(values: readonly Operand[]): Operand {
  let sum: Numeric = 0;
  let isDate = false;
  if (values.some(isNullish)) return null;
  for (const value of values) {
    if (value instanceof Date) {
      if (isDate) throw new EngineError('Location16612', 'only one date allowed in an $add expression');
      isDate = true;
    } else if (!isNumeric(value)) {
      throw new EngineError('TypeMismatch', `$add only supports numeric or date types, not ${nameOf(value)}`);
    }
    const next: Numeric | undefined = add(sum, value instanceof Date ? BigInt(value.getTime()) : value);
    if (next === undefined) throw unsupported('$add over the range of a long');
    sum = next;
  }
  return isDate ? dateOf(sum) : sum;
}

function dateOf(ms: Numeric): Date {
  const date = new Date(Math.round(Number(ms)));
  if (Number.isNaN(date.getTime())) throw new EngineError('Overflow', 'date overflow');
  return date;
}

export function subtract(a: Operand, b: Operand): Operand {
  if (isNullish(a) || isNullish(b)) return null;
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime());
  if (a instanceof Date && isNumeric(b)) return addAll([a, negate(b)]);
  if (!isNumeric(a) || !isNumeric(b)) {
    throw new EngineError('TypeMismatch', `can't $subtract ${nameOf(b)} from ${nameOf(a)}`);
  }
  const [x, y] = [a, typeof b === 'bigint' && b === -(2n ** 63n) ? undefined : negate(b)];
  const result = y === undefined ? undefined : add(x, y);
  if (result === undefined) throw overflow('$subtract');
  // -(-2147483648) is a long, but a difference of ints that fits an int stays an int.
  if (typeof a === 'number' && typeof b === 'number' && typeof result === 'bigint') {
    return BigInt.asIntN(32, result) === result ? Number(result) : result;
  }
  return result;
}

export function multiplyAll(values: readonly Operand[]): Operand {
  let product: Numeric = 1;
  if (values.some(isNullish)) return null;
  for (const value of values) {
    if (!isNumeric(value))
      throw new EngineError('TypeMismatch', `$multiply only supports numeric types, not ${nameOf(value)}`);
    const next: Numeric | undefined = multiply(product, value);
    if (next === undefined) throw unsupported('$multiply over the range of a long');
    product = next;
  }
  return product;
}

export function divide(a: Operand, b: Operand): Operand {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumeric(a) || !isNumeric(b)) {
    throw new EngineError(
      'TypeMismatch',
      `$divide only supports numeric types, not ${nameOf(a)} and ${nameOf(b)}`,
    );
  }
  if (a instanceof Decimal128 || b instanceof Decimal128) throw unsupported('$divide of decimals');
  if (Number(b) === 0) throw new EngineError('BadValue', "can't $divide by zero");
  return new Double(Number(a) / Number(b));
}

export function remainder(a: Operand, b: Operand): Operand {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumeric(a) || !isNumeric(b)) {
    throw new EngineError(
      'Location16611',
      `$mod only supports numeric types, not ${nameOf(a)} and ${nameOf(b)}`,
    );
  }
  if (a instanceof Decimal128 || b instanceof Decimal128) throw unsupported('$mod of decimals');
  if (Number(b) === 0) throw new EngineError('Location16610', "can't $mod by zero");
  if (a instanceof Double || b instanceof Double) return new Double(Number(a) % Number(b));
  const rest = BigInt(a) % BigInt(b);
  return typeof a === 'bigint' || typeof b === 'bigint' ? rest : Number(rest);
}

export function rounded(op: '$abs' | '$ceil' | '$floor', value: Operand): Operand {
  if (isNullish(value)) return null;
  if (!isNumeric(value))
    throw new EngineError('Location28765', `${op} only supports numeric types, not ${nameOf(value)}`);
  if (value instanceof Decimal128) throw unsupported(`${op} of a decimal`);
  if (value instanceof Double) {
    const run = { $abs: Math.abs, $ceil: Math.ceil, $floor: Math.floor }[op];
    return new Double(run(value.value));
  }
  if (op !== '$abs' || value >= 0) return value;
  const size = negate(value);
  if (size === undefined) throw new EngineError('Location28680', "can't take $abs of long long min");
  return size;
}
