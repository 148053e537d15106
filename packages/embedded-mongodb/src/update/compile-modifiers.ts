import { type Doc, isDoc } from '../bson/value.ts';
import { EngineError } from '../errors/engine-error.ts';
import { typeName } from '../values/types.ts';
import type { ArrayFilters } from './array-filters.ts';
import { checkConflicts, checkPath, compareParts } from './check-path.ts';
import { MODIFIERS, type Modifier, type ModifierContext } from './modifiers.ts';
import { renameStep } from './rename.ts';
import { changeAt, type PathContext, TouchedPaths } from './update-path.ts';
import { idFirst, type Updater, updaterOf } from './updater.ts';

/** One modifier on one path, or the move of a field. */
export interface Step {
  readonly parts: readonly string[];
  run(doc: Doc, context: PathContext & ModifierContext): Doc;
}

/** Compiles an update of modifiers. @throws EngineError for a malformed one, or for paths that conflict. */
export function compileModifiers(update: Doc, arrayFilters: ArrayFilters): Updater {
  const steps: Step[] = [];
  const paths: string[][] = [];
  const use = (path: string) => {
    const parts = checkPath(path, arrayFilters);
    checkConflicts(parts, paths);
    paths.push(parts);
    return parts;
  };
  for (const [op, fields] of update) {
    const parse = MODIFIERS.get(op);
    if (parse === undefined && op !== '$rename') {
      throw new EngineError(
        'FailedToParse',
        `Unknown modifier: ${op}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    }
    if (!isDoc(fields)) {
      throw new EngineError(
        'FailedToParse',
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${op}: ...}`,
      );
    }
    for (const [path, value] of fields) {
      if (parse === undefined) steps.push(renameStep(path, value, use));
      else steps.push(modifierStep(use(path), parse(value, path), path, op === '$setOnInsert'));
    }
  }
  arrayFilters.checkUsed();
  // MongoDB keeps modifiers in a tree and runs them in the order of their paths, which orders new fields.
  steps.sort((a, b) => compareParts(a.parts, b.parts));
  const isDynamic = paths.length > 1 && paths.some((parts) => parts.some((part) => part.startsWith('$')));
  return updaterOf((doc, context) => {
    const touched = isDynamic ? new TouchedPaths() : undefined;
    const run = { ...context, id: doc.get('_id'), original: doc, arrayFilters, touched };
    let result = doc;
    for (const step of steps) result = step.run(result, run);
    return context.isInsert ? idFirst(result) : result;
  }, 'upsertAll');
}

function modifierStep(parts: string[], modifier: Modifier, path: string, isOnInsert: boolean): Step {
  return {
    parts,
    run: (doc, context) =>
      isOnInsert && !context.isInsert ? doc : changeAt(doc, parts, path, modifier, context),
  };
}
