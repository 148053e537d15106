import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { type CodeName, EngineError, unsupported } from '../errors/engine-error.ts';
import { checkFieldPath } from '../paths/field-path.ts';
import { splitPath } from '../paths/path.ts';
import { isTruthy } from '../values/truthy.ts';
import { compileFieldOperator } from './field-expressions.ts';
import { isNullish, OPERATORS } from './operators.ts';

/** What an expression is evaluated in: the document, the variables of $map, $filter, $reduce and $let, and the time. */
export interface Scope {
  readonly root: Doc;
  readonly now: Date;
  readonly variables: ReadonlyMap<string, Value | undefined>;
}

/** A compiled expression; `undefined` stands for a missing value. */
export type Expression = (scope: Scope) => Value | undefined;

/** The variables of a command's `let`, while its filters and pipelines are compiled. */
let commandVariables: ReadonlyMap<string, Value> = new Map();

/** Compiles filters, updates and pipelines that may use the constants of a command's `let`. */
export function compileWith<T>(variables: ReadonlyMap<string, Value>, compile: () => T): T {
  const before = commandVariables;
  commandVariables = variables;
  try {
    return compile();
  } finally {
    commandVariables = before;
  }
}

const NO_VARIABLES: ReadonlyMap<string, Value | undefined> = new Map();

export function scopeOf(root: Doc, now: Date): Scope {
  return { root, now, variables: NO_VARIABLES };
}

function fail(codeName: CodeName, message: string): EngineError {
  return new EngineError(codeName, message);
}

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
    throw fail('Location15983', `An object representing an expression must have exactly one field: ${first}`);
  }
  return compileOperator(first, value.get(first) ?? null, known);
}

function compileObject(value: Doc, known: readonly string[]): Expression {
  const fields = [...value].map(([name, item]): [string, Expression] => {
    if (name.startsWith('$'))
      throw fail('Location15983', 'field names of an object expression may not start with $');
    if (name.includes('.')) {
      throw fail(
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
    if (text === '$') throw fail('Location16872', "'$' by itself is not a valid FieldPath");
    checkFieldPath(text.slice(1));
    const parts = splitPath(text.slice(1));
    return ({ root }) => valueAtPath(root, parts, 0);
  }
  const [name = '', ...parts] = splitPath(text.slice(2));
  if (parts.length > 0) checkFieldPath(parts.join('.'));
  const constant = known.includes(name) ? undefined : commandVariables.get(name);
  if (constant !== undefined) return () => valueAtPath(constant, parts, 0);
  if (!known.includes(name) && !['ROOT', 'CURRENT', 'NOW', 'REMOVE'].includes(name)) {
    throw /^[A-Z_]+$/.test(name)
      ? unsupported(`The variable $$${name}`)
      : fail('Location17276', `Use of undefined variable: ${name}`);
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
  if (special !== undefined) return special(operand, known);
  const operator = OPERATORS.get(name);
  if (operator === undefined) throw unsupported(`The expression ${name}`);
  const items = Array.isArray(operand) ? operand : [operand];
  const [least, most] = operator.arity;
  if (items.length < least || items.length > most) {
    const wanted = least === most ? `exactly ${least}` : `at least ${least} and at most ${most}`;
    throw fail(
      'Location16020',
      `Expression ${name} takes ${wanted} arguments. ${items.length} were passed in.`,
    );
  }
  const compiled = items.map((item) => compileExpression(item, known));
  const { run } = operator;
  return (scope) => run(compiled.map((item) => item(scope)));
}

/** Operators that do not simply evaluate all their operands. */
const SPECIAL = new Map<string, (operand: Value, known: readonly string[]) => Expression>([
  ['$literal', (operand) => () => operand],
  ['$getField', compileFieldOperator('$getField', compileExpression)],
  ['$setField', compileFieldOperator('$setField', compileExpression)],
  ['$unsetField', compileFieldOperator('$unsetField', compileExpression)],
  [
    '$and',
    (operand, known) =>
      compileLogic(operand, known, (tests, scope) => tests.every((test) => isTruthy(test(scope)))),
  ],
  [
    '$or',
    (operand, known) =>
      compileLogic(operand, known, (tests, scope) => tests.some((test) => isTruthy(test(scope)))),
  ],
  ['$cond', compileCond],
  ['$ifNull', compileIfNull],
  ['$switch', compileSwitch],
  ['$let', compileLet],
  ['$map', compileMap],
  ['$filter', compileFilterExpression],
  ['$reduce', compileReduce],
]);

function compileLogic(
  operand: Value,
  known: readonly string[],
  combine: (tests: Expression[], scope: Scope) => boolean,
): Expression {
  const tests = (Array.isArray(operand) ? operand : [operand]).map((item) => compileExpression(item, known));
  return (scope) => combine(tests, scope);
}

/** The named arguments of an operator, checked against those it knows. */
function namedArguments(
  name: string,
  operand: Value,
  required: readonly string[],
  optional: readonly string[] = [],
) {
  if (!isDoc(operand)) throw fail('FailedToParse', `${name} only supports an object as its argument`);
  for (const key of operand.keys()) {
    if (!required.includes(key) && !optional.includes(key)) {
      throw fail('FailedToParse', `Unrecognized parameter to ${name}: ${key}`);
    }
  }
  for (const key of required) {
    if (!operand.has(key)) throw fail('FailedToParse', `Missing '${key}' parameter to ${name}`);
  }
  return (key: string): Value => operand.get(key) ?? null;
}

function compileCond(operand: Value, known: readonly string[]): Expression {
  if (Array.isArray(operand) && operand.length !== 3) {
    throw fail(
      'Location16020',
      `Expression $cond takes exactly 3 arguments. ${operand.length} were passed in.`,
    );
  }
  const argument = isDoc(operand) ? namedArguments('$cond', operand, ['if', 'then', 'else']) : undefined;
  const parts = argument ? ['if', 'then', 'else'].map(argument) : Array.isArray(operand) ? operand : [];
  const [test, yes, no] = parts.map((part) => compileExpression(part, known));
  if (!test || !yes || !no)
    throw fail('Location16020', 'Expression $cond takes exactly 3 arguments. 1 were passed in.');
  return (scope) => (isTruthy(test(scope)) ? yes(scope) : no(scope));
}

function compileIfNull(operand: Value, known: readonly string[]): Expression {
  if (!Array.isArray(operand) || operand.length < 2) {
    throw fail('Location1257300', '$ifNull needs at least two arguments');
  }
  const items = operand.map((item) => compileExpression(item, known));
  return (scope) => {
    let found: Value | undefined;
    for (const item of items) {
      found = item(scope);
      if (!isNullish(found)) return found;
    }
    return found;
  };
}

function compileSwitch(operand: Value, known: readonly string[]): Expression {
  const argument = namedArguments('$switch', operand, ['branches'], ['default']);
  const branches = argument('branches');
  if (!Array.isArray(branches) || branches.length === 0) {
    throw fail('Location40068', '$switch requires at least one branch.');
  }
  const compiled = branches.map((branch) => {
    const part = namedArguments('$switch', branch, ['case', 'then']);
    return [compileExpression(part('case'), known), compileExpression(part('then'), known)] as const;
  });
  const hasDefault = isDoc(operand) && operand.has('default');
  const otherwise = compileExpression(argument('default'), known);
  return (scope) => {
    for (const [test, result] of compiled) if (isTruthy(test(scope))) return result(scope);
    if (!hasDefault) {
      throw fail(
        'Location40066',
        '$switch could not find a matching branch for an input, and no default was specified.',
      );
    }
    return otherwise(scope);
  };
}

function withVariables(scope: Scope, entries: readonly (readonly [string, Value | undefined])[]): Scope {
  return { ...scope, variables: new Map([...scope.variables, ...entries]) };
}

function variableName(value: Value): string {
  if (typeof value === 'string' && /^[a-z\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*$/.test(value)) return value;
  throw fail('FailedToParse', `'${String(value)}' starts with an invalid character for a user variable name`);
}

function compileLet(operand: Value, known: readonly string[]): Expression {
  const argument = namedArguments('$let', operand, ['vars', 'in']);
  const vars = argument('vars');
  if (!isDoc(vars)) throw fail('Location10065', 'invalid parameter: expected an object (vars)');
  const compiled = [...vars].map(
    ([name, item]) => [variableName(name), compileExpression(item, known)] as const,
  );
  const body = compileExpression(argument('in'), [...known, ...vars.keys()]);
  return (scope) =>
    body(
      withVariables(
        scope,
        compiled.map(([name, item]) => [name, item(scope)]),
      ),
    );
}

function compileMap(operand: Value, known: readonly string[]): Expression {
  const argument = namedArguments('$map', operand, ['input', 'in'], ['as']);
  const name = isDoc(operand) && operand.has('as') ? variableName(argument('as')) : 'this';
  const input = compileExpression(argument('input'), known);
  const body = compileExpression(argument('in'), [...known, name]);
  return (scope) => {
    const list = input(scope);
    if (isNullish(list)) return null;
    if (!Array.isArray(list)) throw fail('Location16883', 'input to $map must be an array');
    return list.map((item) => body(withVariables(scope, [[name, item]])) ?? null);
  };
}

function compileFilterExpression(operand: Value, known: readonly string[]): Expression {
  const argument = namedArguments('$filter', operand, ['input', 'cond'], ['as']);
  const name = isDoc(operand) && operand.has('as') ? variableName(argument('as')) : 'this';
  const input = compileExpression(argument('input'), known);
  const test = compileExpression(argument('cond'), [...known, name]);
  return (scope) => {
    const list = input(scope);
    if (isNullish(list)) return null;
    if (!Array.isArray(list)) throw fail('Location28651', 'input to $filter must be an array');
    return list.filter((item) => isTruthy(test(withVariables(scope, [[name, item]]))));
  };
}

function compileReduce(operand: Value, known: readonly string[]): Expression {
  const argument = namedArguments('$reduce', operand, ['input', 'initialValue', 'in']);
  const input = compileExpression(argument('input'), known);
  const initial = compileExpression(argument('initialValue'), known);
  const body = compileExpression(argument('in'), [...known, 'this', 'value']);
  return (scope) => {
    const list = input(scope);
    if (isNullish(list)) return null;
    if (!Array.isArray(list)) throw fail('Location40080', '$reduce requires that input be an array');
    let value = initial(scope);
    for (const item of list)
      value = body(
        withVariables(scope, [
          ['this', item],
          ['value', value],
        ]),
      );
    return value;
  };
}
