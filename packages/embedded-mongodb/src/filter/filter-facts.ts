import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { EngineError, unsupported } from '../errors/engine-error.ts';
import { indexOf, splitPath, visitPath } from '../paths/path.ts';
import type { Conjunct } from './filter.ts';
import { type Condition, matcherOf, type Node } from './filter-tree.ts';

/** The conditions that every match satisfies, as far as a planner can use them. */
export function conjunctsOf(root: Node): Conjunct[] {
  const found: Conjunct[] = [];
  let groups = 0;
  const fromCondition = (
    path: string,
    condition: Condition,
    within: Pick<Conjunct, 'elemMatch' | 'group'>,
  ) => {
    if (condition.kind === 'all')
      for (const inner of condition.conditions) fromCondition(path, inner, within);
    if (condition.kind !== 'test') return;
    // A number in a path can be an array index or a field name; keys know only one meaning, the matcher tries both.
    const isNumbered = splitPath(path).some((part) => indexOf(part) >= 0);
    if (isNumbered && (within.elemMatch !== undefined || condition.test(undefined))) return;
    for (const simple of condition.simple) found.push({ path, ...simple, ...within });
    // Nested $elemMatch would need a path of groups; the planner works without it.
    if (condition.element === undefined || within.elemMatch !== undefined) return;
    const inside = { elemMatch: path, group: groups++ };
    if ('filter' in condition.element) fromNode(condition.element.filter, `${path}.`, inside);
    else for (const inner of condition.element.conditions) fromCondition(path, inner, inside);
  };
  const fromNode = (node: Node, prefix: string, within: Pick<Conjunct, 'elemMatch' | 'group'>) => {
    if (node.kind === 'and') for (const inner of node.nodes) fromNode(inner, prefix, within);
    else if (node.kind === 'path') fromCondition(prefix + node.path, node.condition, within);
  };
  fromNode(root, '', {});
  return found;
}

/** Adds the fields that an upsert takes from the filter. @throws EngineError 54 when two name the same path. */
export function collectEqualities(node: Node, found: Doc): void {
  if (node.kind === 'and' || (node.kind === 'or' && node.nodes.length === 1)) {
    for (const inner of node.nodes) collectEqualities(inner, found);
  } else if (node.kind === 'path') {
    collectFromCondition(node.path, node.condition, found);
  }
}

function collectFromCondition(path: string, condition: Condition, found: Doc): void {
  if (condition.kind === 'all')
    for (const inner of condition.conditions) collectFromCondition(path, inner, found);
  if (condition.kind !== 'test') return;
  for (const { op, value } of condition.simple) {
    if (op === '$in' && Array.isArray(value) && value.length === 1) {
      throw unsupported('An upsert with $in over a single value in its filter');
    }
    if (op !== '$eq') continue;
    for (const other of found.keys()) {
      if (other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`)) {
        const message =
          other === path
            ? `cannot infer query fields to set, path '${path}' is matched twice`
            : `cannot infer query fields to set, both paths '${path}' and '${other}' are matched`;
        throw new EngineError('NotSingleValueField', message);
      }
    }
    found.set(path, value);
  }
}

/** The element of an array by which a part of the filter matched. */
interface Position {
  readonly arrayPath: string;
  readonly index: number;
}

/** The array index by which a document matches. @throws EngineError 238 when there is more than one answer. */
export function positionFor(root: Node, doc: Doc, arrayPath: string): number | undefined {
  const positions: Position[] = [];
  collectPositions(root, doc, positions);
  const [first, ...others] = positions;
  if (first === undefined) return undefined;
  // MongoDB uses the last one it noted, which depends on how it happens to reorder the filter.
  if (
    first.arrayPath !== arrayPath ||
    others.some((p) => p.arrayPath !== arrayPath || p.index !== first.index)
  ) {
    throw unsupported('The positional operator $ with a filter that matches by different array elements');
  }
  return first.index;
}

function collectPositions(node: Node, doc: Doc, positions: Position[]): void {
  if (node.kind === 'and') for (const inner of node.nodes) collectPositions(inner, doc, positions);
  if (node.kind === 'or') {
    for (const inner of node.nodes) if (matcherOf(inner)(doc)) collectPositions(inner, doc, positions);
  }
  if (node.kind === 'path') positionsOf(node.condition, node.parts, doc, positions);
}

function positionsOf(condition: Condition, parts: readonly string[], doc: Doc, positions: Position[]): void {
  if (condition.kind === 'all')
    for (const inner of condition.conditions) positionsOf(inner, parts, doc, positions);
  if (condition.kind !== 'test') return;
  let value: Value | undefined = doc;
  for (let at = 0; at < parts.length; at++) {
    value = value instanceof Map ? value.get(parts[at] ?? '') : undefined;
    if (!Array.isArray(value)) continue;
    const rest = parts.slice(at + 1);
    if (indexOf(rest[0] ?? '') >= 0)
      throw unsupported('The positional operator $ with a numbered path in the filter');
    const index = value.findIndex((element) => elementHolds(condition, element, rest));
    if (index >= 0) positions.push({ arrayPath: parts.slice(0, at + 1).join('.'), index });
    return;
  }
}

function elementHolds(
  condition: Condition & { kind: 'test' },
  element: Value,
  rest: readonly string[],
): boolean {
  if (rest.length > 0)
    return isDoc(element) && visitPath(element, rest, condition.isExpanding, condition.test);
  if (condition.element !== undefined) return condition.test([element]);
  return condition.isExpanding && condition.test(element);
}
