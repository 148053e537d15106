import { isDoc, type Value } from '../bson/value.ts';
import { EngineError } from '../errors/engine-error.ts';
import { isTruthy } from '../values/truthy.ts';
import { namedArguments } from './named-arguments.ts';
import { isNullish } from './operand.ts';
import type { Compile, Expression, Scope } from './scope.ts';

/** `$and` and `$or`, which combine the results of their tests. */
export function compileLogic(combine: (tests: readonly Expression[], scope: Scope) => boolean) {
  return (operand: Value, known: readonly string[], compile: Compile): Expression => {
    const tests = (Array.isArray(operand) ? operand : [operand]).map((item) => compile(item, known));
    return (scope) => combine(tests, scope);
  };
}

export function compileCond(operand: Value, known: readonly string[], compile: Compile): Expression {
  if (Array.isArray(operand) && operand.length !== 3) {
    throw new EngineError(
      'Location16020',
      `Expression $cond takes exactly 3 arguments. ${operand.length} were passed in.`,
    );
  }
  const argument = isDoc(operand) ? namedArguments('$cond', operand, ['if', 'then', 'else']) : undefined;
  const parts = argument ? ['if', 'then', 'else'].map(argument) : Array.isArray(operand) ? operand : [];
  const [test, yes, no] = parts.map((part) => compile(part, known));
  if (!test || !yes || !no)
    throw new EngineError('Location16020', 'Expression $cond takes exactly 3 arguments. 1 were passed in.');
  return (scope) => (isTruthy(test(scope)) ? yes(scope) : no(scope));
}

export function compileIfNull(operand: Value, known: readonly string[], compile: Compile): Expression {
  if (!Array.isArray(operand) || operand.length < 2) {
    throw new EngineError('Location1257300', '$ifNull needs at least two arguments');
  }
  const items = operand.map((item) => compile(item, known));
  return (scope) => {
    let found: Value | undefined;
    for (const item of items) {
      found = item(scope);
      if (!isNullish(found)) return found;
    }
    return found;
  };
}

export function compileSwitch(operand: Value, known: readonly string[], compile: Compile): Expression {
  const argument = namedArguments('$switch', operand, ['branches'], ['default']);
  const branches = argument('branches');
  if (!Array.isArray(branches) || branches.length === 0) {
    throw new EngineError('Location40068', '$switch requires at least one branch.');
  }
  const compiled = branches.map((branch) => {
    const part = namedArguments('$switch', branch, ['case', 'then']);
    return [compile(part('case'), known), compile(part('then'), known)] as const;
  });
  const hasDefault = isDoc(operand) && operand.has('default');
  const otherwise = compile(argument('default'), known);
  return (scope) => {
    for (const [test, result] of compiled) if (isTruthy(test(scope))) return result(scope);
    if (!hasDefault) {
      throw new EngineError(
        'Location40066',
        '$switch could not find a matching branch for an input, and no default was specified.',
      );
    }
    return otherwise(scope);
  };
}
