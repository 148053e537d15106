import { ObjectId } from 'bson';
import { type CodeName, EngineError, unsupported } from '../errors/engine-error.ts';
import { wholeNumber } from '../values/numbers.ts';
import { isNullish, nameOf, type Operand } from './operand.ts';

/** The operand as a string. @throws EngineError with the given code for anything else. */
export function text(op: string, code: CodeName, value: Operand): string {
  if (typeof value === 'string') return value;
  throw new EngineError(code, `${op} only supports strings, not ${nameOf(value)}`);
}

export function concat(values: readonly Operand[]): Operand {
  if (values.some(isNullish)) return null;
  return values.map((value) => text('$concat', 'Location16702', value)).join('');
}

/** Only the ASCII letters, as in MongoDB. */
export function changeCase(op: '$toLower' | '$toUpper', value: Operand): Operand {
  if (isNullish(value)) return '';
  if (typeof value !== 'string') throw unsupported(`${op} of a ${nameOf(value)}`);
  return op === '$toLower'
    ? value.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    : value.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

export function substring([value, start, length]: readonly Operand[]): Operand {
  if (isNullish(value)) return '';
  const [from, count] = [wholeNumber(start), wholeNumber(length)];
  if (typeof value !== 'string') throw unsupported(`$substrCP of a ${nameOf(value)}`);
  if (from === undefined || from < 0)
    throw new EngineError('Location34450', '$substrCP: starting index must be a non-negative integer');
  if (count === undefined || count < 0)
    throw new EngineError('Location34452', '$substrCP: length must be a non-negative integer');
  return Array.from(value)
    .slice(from, from + count)
    .join('');
}

export function toText(value: Operand): Operand {
  if (isNullish(value)) return null;
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Date) return value.toISOString();
  if (['string', 'number', 'bigint', 'boolean'].includes(typeof value)) return String(value);
  throw unsupported(`$toString of a ${nameOf(value)}`);
}
