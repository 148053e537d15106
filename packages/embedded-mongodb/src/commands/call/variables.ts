import { isDoc, type Value } from '../../bson/value.ts';
import { EngineError, unsupported } from '../../errors/engine-error.ts';
import type { Args } from './args.ts';

/** The constants that a command names in `let`. @throws EngineError 238 for a value that has to be computed. */
export function variablesOf(args: Args): ReadonlyMap<string, Value> {
  const variables = args.document('let') ?? new Map<string, Value>();
  for (const [name, value] of variables) {
    if (!/^[a-z\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*$/.test(name)) {
      throw new EngineError(
        'FailedToParse',
        `'${name}' starts with an invalid character for a user variable name`,
      );
    }
    if (!isConstant(value)) throw unsupported(`An expression in 'let' (${name})`);
  }
  return variables;
}

function isConstant(value: Value): boolean {
  if (typeof value === 'string') return !value.startsWith('$');
  if (Array.isArray(value)) return value.every(isConstant);
  return !isDoc(value) || [...value].every(([name, child]) => !name.startsWith('$') && isConstant(child));
}
