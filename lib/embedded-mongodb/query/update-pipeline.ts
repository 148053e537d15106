import type { Doc, Value } from '../bson/value';
import { unsupported } from '../errors';

/** Compiles an update given as a pipeline. */
export function compileUpdatePipeline(_stages: Value[]): (doc: Doc, context: { now: Date }) => Doc {
  throw unsupported('An update given as a pipeline');
}
