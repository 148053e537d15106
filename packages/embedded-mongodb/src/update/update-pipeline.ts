import { compileDocStage, stageParts } from '../aggregation/stages.ts';
import type { Doc, Value } from '../bson/value.ts';
import { EngineError } from '../errors/engine-error.ts';

/**
 * Compiles an update given as a pipeline of `$set`, `$unset`, `$project`, `$replaceWith` and their other names.
 * @throws EngineError for any other stage.
 */
export function compileUpdatePipeline(stages: Value[]): (doc: Doc, context: { now: Date }) => Doc {
  const compiled = stages.map((stage) => {
    const [name, value] = stageParts(stage);
    const run = compileDocStage(name, value);
    if (run === undefined) {
      throw new EngineError('InvalidOptions', `${name} is not allowed to be used within an update`);
    }
    return run;
  });
  return (doc, { now }) => compiled.reduce((result, run) => run(result, now), doc);
}
