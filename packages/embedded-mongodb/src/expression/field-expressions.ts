import { isDoc, type Value } from '../bson/value.ts';
import { EngineError } from '../errors/engine-error.ts';
import { isNullish } from './operand.ts';

type Compile<Scope> = (value: Value, known: readonly string[]) => (scope: Scope) => Value | undefined;

/**
 * `$getField`, `$setField` and `$unsetField`: fields by name, also those whose names begin with `$` or hold dots.
 * @param compile compiles the operands; it is a parameter because it needs these operators itself.
 */
export function compileFieldOperator<Scope>(
  name: '$getField' | '$setField' | '$unsetField',
  compile: Compile<Scope>,
): Compile<Scope> {
  return (operand, known) => {
    const isShort = name === '$getField' && (!isDoc(operand) || !operand.has('field'));
    const parts = isShort ? new Map<string, Value>([['field', operand]]) : operand;
    if (!isDoc(parts)) throw malformed(name, 'requires an object as its argument');
    const wanted = name === '$setField' ? ['field', 'input', 'value'] : ['field', 'input'];
    const unknown = [...parts.keys()].find((each) => !wanted.includes(each));
    if (unknown !== undefined) throw malformed(name, `found an unknown argument: ${unknown}`);
    const missing = wanted.find((each) => !parts.has(each));
    if (missing !== undefined && name !== '$getField')
      throw malformed(name, `requires '${missing}' to be specified`);
    const field = constantName(name, parts.get('field'));
    const input = compile(parts.get('input') ?? '$$CURRENT', known);
    if (name === '$getField') {
      return (scope) => {
        const doc = input(scope);
        if (isDoc(doc)) return doc.get(field);
        return doc === null ? null : undefined;
      };
    }
    const value = name === '$setField' ? compile(parts.get('value') ?? null, known) : () => undefined;
    return (scope) => {
      const doc = input(scope);
      if (isNullish(doc)) return null;
      if (!isDoc(doc))
        throw new EngineError('Location4161105', `${name} requires 'input' to evaluate to type Object`);
      const result = new Map(doc);
      const found = value(scope);
      if (found === undefined) result.delete(field);
      else result.set(field, found);
      return result;
    };
  };
}

/** The field's name must be constant: a string, or `$literal` with one. */
function constantName(name: string, field: Value | undefined): string {
  const literal = isDoc(field) ? field.get('$literal') : field;
  if (typeof literal !== 'string' || (!isDoc(field) && literal.startsWith('$'))) {
    throw new EngineError('Location4161107', `${name} requires 'field' to evaluate to a constant string`);
  }
  return literal;
}

function malformed(name: string, what: string): EngineError {
  return new EngineError(name === '$getField' ? 'Location3041702' : 'Location4161100', `${name} ${what}`);
}
