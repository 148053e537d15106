import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { EngineError, unsupported } from '../errors/engine-error.ts';
import { checkFieldPath } from '../paths/field-path.ts';
import { splitPath } from '../paths/path.ts';
import { isTruthy } from '../values/truthy.ts';
import { compileCond, compileIfNull, compileLogic, compileSwitch } from './conditional-operators.ts';
import { compileFieldOperator } from './field-expressions.ts';
import { OPERATORS } from './operators.ts';
import { type Compile, commandConstant, type Expression, type Scope } from './scope.ts';
import { compileFilterExpression, compileLet, compileMap, compileReduce } from './variable-operators.ts';

/**
 * Compiles an aggregation expression: a path, a variable, a literal, an object or array of expressions, an operator.
 * @throws EngineError with MongoDB's code for what is malformed; NotImplemented for operators out of scope.
 */
export function compileExpression(value: Value, known: readonly string[] = []): Expression {
  if (typeof value === 'string') return value.startsWith('$') ? compilePath(value, known) : () => value;
  if (Array.isArray(value)) {
    const items = value.map((item) => compileExpression(item, known));
    return (scope) => items.map((item) => item(scope) ?? null);
  }
  if (!isDoc(value)) return () => value;
  const [first] = value.keys();
  if (!first?.startsWith('$')) return compileObject(value, known);
  if (value.size > 1) {
    throw new EngineError(
      'Location15983',
      `An object representing an expression must have exactly one field: ${first}`,
    );
  }
  return compileOperator(first, value.get(first) ?? null, known);
}

function compileObject(value: Doc, known: readonly string[]): Expression {
  const fields = [...value].map(([name, item]): [string, Expression] => {
    if (name.startsWith('$'))
      throw new EngineError('Location15983', 'field names of an object expression may not start with $');
    if (name.includes('.')) {
      throw new EngineError(
        'Location16412',
        `FieldPath field names may not contain '.'. Consider using $getField or $setField.`,
      );
    }
    return [name, compileExpression(item, known)];
  });
  return (scope) => {
    const result: Doc = new Map();
    for (const [name, item] of fields) {
      const found = item(scope);
      if (found !== undefined) result.set(name, found);
    }
    return result;
  };
}

function compilePath(text: string, known: readonly string[]): Expression {
  if (!text.startsWith('$$')) {
    if (text === '$') throw new EngineError('Location16872', "'$' by itself is not a valid FieldPath");
    checkFieldPath(text.slice(1));
    const parts = splitPath(text.slice(1));
    return ({ root }) => valueAtPath(root, parts, 0);
  }
  const [name = '', ...parts] = splitPath(text.slice(2));
  if (parts.length > 0) checkFieldPath(parts.join('.'));
  const constant = known.includes(name) ? undefined : commandConstant(name);
  if (constant !== undefined) return () => valueAtPath(constant, parts, 0);
  if (!known.includes(name) && !['ROOT', 'CURRENT', 'NOW', 'REMOVE'].includes(name)) {
    throw /^[A-Z_]+$/.test(name)
      ? unsupported(`The variable $$${name}`)
      : new EngineError('Location17276', `Use of undefined variable: ${name}`);
  }
  return (scope) => valueAtPath(variableOf(name, known, scope), parts, 0);
}

function variableOf(
  name: string,
  known: readonly string[],
  { root, now, variables }: Scope,
): Value | undefined {
  if (known.includes(name)) return variables.get(name);
  return name === 'NOW' ? now : name === 'REMOVE' ? undefined : root;
}

/** A path in an expression: documents in arrays are entered, numbers are names, missing elements are left out. */
function valueAtPath(value: Value | undefined, parts: readonly string[], at: number): Value | undefined {
  if (at === parts.length) return value;
  if (isDoc(value)) return valueAtPath(value.get(parts[at] ?? ''), parts, at + 1);
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((item) => {
    const found = isDoc(item) ? valueAtPath(item, parts, at) : undefined;
    return found === undefined ? [] : [found];
  });
}

function compileOperator(name: string, operand: Value, known: readonly string[]): Expression {
  const special = SPECIAL.get(name);
  if (special !== undefined) return special(operand, known, compileExpression);
  const operator = OPERATORS.get(name);
  if (operator === undefined) throw unsupported(`The expression ${name}`);
  const items = Array.isArray(operand) ? operand : [operand];
  const [least, most] = operator.arity;
  if (items.length < least || items.length > most) {
    const wanted = least === most ? `exactly ${least}` : `at least ${least} and at most ${most}`;
    throw new EngineError(
      'Location16020',
      `Expression ${name} takes ${wanted} arguments. ${items.length} were passed in.`,
    );
  }
  const compiled = items.map((item) => compileExpression(item, known));
  const { run } = operator;
  return (scope) => run(compiled.map((item) => item(scope)));
}

/** Operators that do not simply evaluate all their operands. */
const SPECIAL = new Map<string, (operand: Value, known: readonly string[], compile: Compile) => Expression>([
  ['$literal', (operand) => () => operand],
  ['$getField', compileFieldOperator('$getField', compileExpression)],
  ['$setField', compileFieldOperator('$setField', compileExpression)],
  ['$unsetField', compileFieldOperator('$unsetField', compileExpression)],
  ['$and', compileLogic((tests, scope) => tests.every((test) => isTruthy(test(scope))))],
  ['$or', compileLogic((tests, scope) => tests.some((test) => isTruthy(test(scope))))],
  ['$cond', compileCond],
  ['$ifNull', compileIfNull],
  ['$switch', compileSwitch],
  ['$let', compileLet],
  ['$map', compileMap],
  ['$filter', compileFilterExpression],
  ['$reduce', compileReduce],
]);
