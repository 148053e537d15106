import { isDoc, type Value } from '../bson/value.ts';
import { EngineError } from '../errors/engine-error.ts';
import { isTruthy } from '../values/truthy.ts';
import { namedArguments } from './named-arguments.ts';
import { isNullish } from './operand.ts';
import type { Compile, Expression, Scope } from './scope.ts';

function withVariables(scope: Scope, entries: readonly (readonly [string, Value | undefined])[]): Scope {
  return { ...scope, variables: new Map([...scope.variables, ...entries]) };
}

function variableName(value: Value): string {
  if (typeof value === 'string' && /^[a-z\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*$/.test(value)) return value;
  throw new EngineError(
    'FailedToParse',
    `'${String(value)}' starts with an invalid character for a user variable name`,
  );
}

export function compileLet(operand: Value, known: readonly string[], compile: Compile): Expression {
  const argument = namedArguments('$let', operand, ['vars', 'in']);
  const vars = argument('vars');
  if (!isDoc(vars)) throw new EngineError('Location10065', 'invalid parameter: expected an object (vars)');
  const compiled = [...vars].map(([name, item]) => [variableName(name), compile(item, known)] as const);
  const body = compile(argument('in'), [...known, ...vars.keys()]);
  return (scope) =>
    body(
      withVariables(
        scope,
        compiled.map(([name, item]) => [name, item(scope)]),
      ),
    );
}

export function compileMap(operand: Value, known: readonly string[], compile: Compile): Expression {
  const argument = namedArguments('$map', operand, ['input', 'in'], ['as']);
  const name = isDoc(operand) && operand.has('as') ? variableName(argument('as')) : 'this';
  const input = compile(argument('input'), known);
  const body = compile(argument('in'), [...known, name]);
  return (scope) => {
    const list = input(scope);
    if (isNullish(list)) return null;
    if (!Array.isArray(list)) throw new EngineError('Location16883', 'input to $map must be an array');
    return list.map((item) => body(withVariables(scope, [[name, item]])) ?? null);
  };
}

export function compileFilterExpression(
  operand: Value,
  known: readonly string[],
  compile: Compile,
): Expression {
  const argument = namedArguments('$filter', operand, ['input', 'cond'], ['as']);
  const name = isDoc(operand) && operand.has('as') ? variableName(argument('as')) : 'this';
  const input = compile(argument('input'), known);
  const test = compile(argument('cond'), [...known, name]);
  return (scope) => {
    const list = input(scope);
    if (isNullish(list)) return null;
    if (!Array.isArray(list)) throw new EngineError('Location28651', 'input to $filter must be an array');
    return list.filter((item) => isTruthy(test(withVariables(scope, [[name, item]]))));
  };
}

export function compileReduce(operand: Value, known: readonly string[], compile: Compile): Expression {
  const argument = namedArguments('$reduce', operand, ['input', 'initialValue', 'in']);
  const input = compile(argument('input'), known);
  const initial = compile(argument('initialValue'), known);
  const body = compile(argument('in'), [...known, 'this', 'value']);
  return (scope) => {
    const list = input(scope);
    if (isNullish(list)) return null;
    if (!Array.isArray(list))
      throw new EngineError('Location40080', '$reduce requires that input be an array');
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
