import { ObjectId, Timestamp } from 'bson';
import { isDoc } from '../bson/value.ts';
import { EngineError, unsupported } from '../errors/engine-error.ts';
import { isNumeric } from '../values/compare.ts';
import { sumOf } from '../values/sum.ts';
import { isTruthy } from '../values/truthy.ts';
import { addAll, divide, multiplyAll, remainder, rounded, subtract } from './arithmetic-operators.ts';
import { elementAt, extreme, list, merged, sliced } from './array-operators.ts';
import {
  binary,
  compareOperands,
  comparison,
  isNullish,
  nameOf,
  numbersOf,
  type Operator,
  overList,
  unary,
  variadic,
} from './operand.ts';
import { changeCase, concat, substring, text, toText } from './text-operators.ts';

function datePart(read: (date: Date) => number): Operator {
  return unary((value) => {
    if (isNullish(value)) return null;
    if (isDoc(value)) throw unsupported('A date operator with a timezone');
    if (value instanceof Timestamp) return read(new Date(value.t * 1000));
    if (value instanceof ObjectId) return read(value.getTimestamp());
    if (value instanceof Date) return read(value);
    throw new EngineError('Location16006', `can't convert from BSON type ${nameOf(value)} to Date`);
  });
}

/** The expression operators that evaluate all their operands, by name. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['$eq', comparison((order) => order === 0)],
  ['$ne', comparison((order) => order !== 0)],
  ['$gt', comparison((order) => order > 0)],
  ['$gte', comparison((order) => order >= 0)],
  ['$lt', comparison((order) => order < 0)],
  ['$lte', comparison((order) => order <= 0)],
  ['$cmp', binary(compareOperands)],
  ['$not', unary((value) => !isTruthy(value))],
  ['$add', variadic(addAll)],
  ['$subtract', binary(subtract)],
  ['$multiply', variadic(multiplyAll)],
  ['$divide', binary(divide)],
  ['$mod', binary(remainder)],
  ['$abs', unary((value) => rounded('$abs', value))],
  ['$ceil', unary((value) => rounded('$ceil', value))],
  ['$floor', unary((value) => rounded('$floor', value))],
  ['$concat', variadic(concat)],
  ['$toLower', unary((value) => changeCase('$toLower', value))],
  ['$toUpper', unary((value) => changeCase('$toUpper', value))],
  ['$substrCP', { arity: [3, 3], run: substring }],
  ['$strLenCP', unary((value) => Array.from(text('$strLenCP', 'Location34471', value)).length)],
  ['$toString', unary(toText)],
  ['$size', unary((value) => list('$size', 'Location17124', value).length)],
  ['$arrayElemAt', binary((value, index) => elementAt('$arrayElemAt', value, index))],
  ['$first', unary((value) => elementAt('$first', value, 0))],
  ['$last', unary((value) => elementAt('$last', value, -1))],
  [
    '$in',
    binary((value, values) =>
      list('$in', 'Location40081', values).some((item) => compareOperands(item, value) === 0),
    ),
  ],
  [
    '$concatArrays',
    variadic((values) =>
      values.some(isNullish)
        ? null
        : values.flatMap((value) => list('$concatArrays', 'Location28664', value)),
    ),
  ],
  ['$slice', { arity: [2, 3], run: sliced }],
  [
    '$reverseArray',
    unary((value) =>
      isNullish(value) ? null : [...list('$reverseArray', 'Location34435', value)].reverse(),
    ),
  ],
  ['$isArray', unary((value) => Array.isArray(value))],
  ['$isNumber', unary((value) => isNumeric(value))],
  ['$type', unary(nameOf)],
  ['$mergeObjects', overList(merged)],
  ['$min', overList((values) => extreme(values, -1))],
  ['$max', overList((values) => extreme(values, 1))],
  ['$sum', overList((values) => sumOf(numbersOf(values)).result())],
  ['$avg', overList((values) => sumOf(numbersOf(values)).mean())],
  ['$year', datePart((date) => date.getUTCFullYear())],
  ['$month', datePart((date) => date.getUTCMonth() + 1)],
  ['$dayOfMonth', datePart((date) => date.getUTCDate())],
  ['$dayOfWeek', datePart((date) => date.getUTCDay() + 1)],
  ['$hour', datePart((date) => date.getUTCHours())],
  ['$minute', datePart((date) => date.getUTCMinutes())],
  ['$second', datePart((date) => date.getUTCSeconds())],
  ['$millisecond', datePart((date) => date.getUTCMilliseconds())],
]);
