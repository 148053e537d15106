import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { EngineError } from '../errors/engine-error.ts';
import { splitPath } from '../paths/path.ts';
import { typeName } from '../values/types.ts';
import type { Step } from './compile-modifiers.ts';
import { type Modifier, type ModifierContext, REMOVE } from './modifiers.ts';
import { changeAt, type PathContext } from './update-path.ts';

/** One `$rename`; `use` checks a path and notes it. @throws EngineError with MongoDB's code. */
export function renameStep(from: string, to: Value, use: (path: string) => string[]): Step {
  if (typeof to !== 'string') {
    throw new EngineError(
      'BadValue',
      `The 'to' field for $rename must be a string: ${from}: ${typeName(to)}`,
    );
  }
  if (to.includes('\0'))
    throw new EngineError('BadValue', "The 'to' field for $rename cannot contain an embedded null byte");
  if (from === to)
    throw new EngineError(
      'BadValue',
      `The source and target field for $rename must differ: ${from}: "${to}"`,
    );
  if (from.startsWith(`${to}.`) || to.startsWith(`${from}.`)) {
    throw new EngineError(
      'BadValue',
      `The source and target field for $rename must not be on the same path: ${from}: "${to}"`,
    );
  }
  for (const path of [from, to]) {
    if (splitPath(path).some((part) => part.startsWith('$'))) {
      throw new EngineError(
        'BadValue',
        `The source and target field for $rename may not be dynamic: ${path}`,
      );
    }
  }
  const [source, target] = [use(from), use(to)];
  return { parts: target, run: (doc, context) => rename(doc, source, target, context) };
}

function rename(doc: Doc, source: string[], target: string[], context: PathContext & ModifierContext): Doc {
  let moved: Value | undefined = doc;
  for (const [i, part] of source.entries()) {
    if (Array.isArray(moved)) throw inArray('source', source, i);
    if (moved !== undefined && !isDoc(moved)) {
      throw new EngineError(
        'PathNotViable',
        `cannot use the part (${part}) of (${source.join('.')}) to traverse the element`,
      );
    }
    moved = moved?.get(part);
  }
  if (moved === undefined) return doc;
  let at: Value | undefined = doc;
  for (const [i, part] of target.entries()) {
    if (Array.isArray(at)) throw inArray('destination', target, i);
    at = isDoc(at) ? at.get(part) : undefined;
  }
  const value = moved;
  const set: Modifier = { change: () => value, isCreating: true, blocked: 'error' };
  const unset: Modifier = { change: () => REMOVE, isCreating: false, blocked: 'ignore' };
  const renamed = changeAt(doc, target, target.join('.'), set, context);
  return changeAt(renamed, source, source.join('.'), unset, context);
}

function inArray(role: string, parts: readonly string[], at: number): EngineError {
  return new EngineError(
    'BadValue',
    `The ${role} field cannot be an array element, '${parts.join('.')}' has an array field called '${parts[at - 1]}'`,
  );
}
