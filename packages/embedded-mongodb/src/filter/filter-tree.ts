import type { Doc } from '../bson/value.ts';
import { visitPath } from '../paths/path.ts';
import type { Conjunct } from './filter.ts';
import type { Test } from './predicates.ts';

export type Simple = Pick<Conjunct, 'op' | 'value'>;

/** The conditions of one field's operators. */
export type Condition =
  | {
      readonly kind: 'test';
      readonly test: Test;
      /** Whether the elements of an array at the path are tested too. */
      readonly isExpanding: boolean;
      readonly simple: readonly Simple[];
      readonly element?: ElementMatch;
    }
  | { readonly kind: 'all' | 'none'; readonly conditions: readonly Condition[] };

/** `$elemMatch`: conditions on the element itself, or a filter on a document. */
export type ElementMatch = { readonly conditions: readonly Condition[] } | { readonly filter: Node };

/** A filter: a tree whose leaves are conditions on a path. */
export type Node =
  | { readonly kind: 'and' | 'or' | 'nor'; readonly nodes: readonly Node[] }
  | {
      readonly kind: 'path';
      readonly path: string;
      readonly parts: readonly string[];
      readonly condition: Condition;
    }
  | { readonly kind: 'expression'; readonly holds: (doc: Doc) => boolean };

/** The filter as a function. */
export function matcherOf(node: Node): (doc: Doc) => boolean {
  if (node.kind === 'expression') return node.holds;
  if (node.kind === 'path') return onPath(node.condition, node.parts);
  const matchers = node.nodes.map(matcherOf);
  if (node.kind === 'and') return all(matchers);
  const any = (doc: Doc) => matchers.some((matches) => matches(doc));
  return node.kind === 'or' ? any : (doc) => !any(doc);
}

/** All of some tests as one. */
export function all<T>(tests: readonly ((value: T) => boolean)[]): (value: T) => boolean {
  const [first] = tests;
  return tests.length === 1 && first ? first : (value) => tests.every((run) => run(value));
}

function onPath(condition: Condition, parts: readonly string[]): (doc: Doc) => boolean {
  if (condition.kind === 'test') {
    const { isExpanding, test: run } = condition;
    return (doc) => visitPath(doc, parts, isExpanding, run);
  }
  const holds = all(condition.conditions.map((inner) => onPath(inner, parts)));
  return condition.kind === 'all' ? holds : (doc) => !holds(doc);
}

/** A condition on a value itself, not at a path. */
export function onValue(condition: Condition): Test {
  if (condition.kind === 'test') return condition.test;
  const holds = all(condition.conditions.map(onValue));
  return condition.kind === 'all' ? holds : (value) => !holds(value);
}
