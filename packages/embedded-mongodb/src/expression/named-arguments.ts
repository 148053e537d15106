import { isDoc, type Value } from '../bson/value.ts';
import { EngineError } from '../errors/engine-error.ts';

/** The named arguments of an operator, checked against those it knows. */
export function namedArguments(
  name: string,
  operand: Value,
  required: readonly string[],
  optional: readonly string[] = [],
) {
  if (!isDoc(operand))
    throw new EngineError('FailedToParse', `${name} only supports an object as its argument`);
  for (const key of operand.keys()) {
    if (!required.includes(key) && !optional.includes(key)) {
      throw new EngineError('FailedToParse', `Unrecognized parameter to ${name}: ${key}`);
    }
  }
  for (const key of required) {
    if (!operand.has(key)) throw new EngineError('FailedToParse', `Missing '${key}' parameter to ${name}`);
  }
  return (key: string): Value => operand.get(key) ?? null;
}
