import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { EngineError } from '../errors/engine-error.ts';
import { compileExpression } from '../expression/compile-expression.ts';
import type { Expression, Scope } from '../expression/scope.ts';
import { checkFieldPath } from '../paths/field-path.ts';
import { splitPath } from '../paths/path.ts';
import { isNumeric } from '../values/compare.ts';
import { isTruthy } from '../values/truthy.ts';

/** A projection by field: what to keep or drop, what to compute, and the same for nested fields. */
export interface ProjectionTree {
  /** Fields named by the specification: kept in an inclusion, dropped in an exclusion. */
  readonly named: Set<string>;
  readonly computed: Map<string, Expression>;
  readonly children: Map<string, ProjectionTree>;
  /** The names in `computed` and `children`, in the order of the specification, which new fields follow. */
  readonly order: Set<string>;
}

export interface ParsedProjection {
  readonly mode: 'include' | 'exclude';
  readonly tree: ProjectionTree;
}

/** Fields that a find projection handles itself; returns the mode that the field implies, or nothing when it is not one of these. */
export type FindField = (path: string, value: Value) => 'include' | 'any' | undefined;

function newTree(): ProjectionTree {
  return { named: new Set(), computed: new Map(), children: new Map(), order: new Set() };
}

/**
 * Parses `$project` or a find projection.
 * @throws EngineError 31253 and 31254 for mixed modes, 31249 and 31250 for paths that collide.
 */
export function parseProjection(spec: Doc, findField: FindField = () => undefined): ParsedProjection {
  const parser = new Parser(findField);
  parser.fields(spec, '');
  return parser.done();
}

class Parser {
  readonly #tree = newTree();
  readonly #findField: FindField;
  #mode: 'include' | 'exclude' | undefined;
  #id: boolean | undefined;
  /** Find-only fields that do not decide the mode. */
  readonly #undecided: string[] = [];

  constructor(findField: FindField) {
    this.#findField = findField;
  }

  fields(spec: Doc, prefix: string): void {
    for (const [name, value] of spec) this.#field(prefix === '' ? name : `${prefix}.${name}`, value);
  }

  done(): ParsedProjection {
    const mode = this.#mode ?? (this.#id === true ? 'include' : 'exclude');
    const isIdNamed = mode === 'include' ? this.#id !== false : this.#id === false;
    const hasIdPart = this.#tree.children.has('_id') || this.#tree.computed.has('_id');
    if (isIdNamed && !hasIdPart) this.#tree.named.add('_id');
    if (mode === 'include')
      for (const path of this.#undecided) this.#insert(path, (tree, name) => tree.named.add(name));
    return { mode, tree: this.#tree };
  }

  #field(path: string, value: Value): void {
    const implied = this.#findField(path, value);
    if (implied === 'include') {
      this.#setMode('include', path);
    } else if (implied === 'any') {
      this.#undecided.push(path);
    } else if (isNumeric(value) || typeof value === 'boolean') {
      this.#flag(path, isTruthy(value));
    } else if (isDoc(value) && !isOperator(value)) {
      if (value.size === 0) {
        throw new EngineError(
          'Location51270',
          'An empty sub-projection is not a valid value. Found empty object at path',
        );
      }
      this.fields(value, path);
    } else {
      this.#setMode('include', path);
      const expression = compileExpression(value);
      this.#insert(path, (tree, name) => {
        tree.computed.set(name, expression);
        tree.order.add(name);
      });
    }
  }

  #flag(path: string, isKept: boolean): void {
    checkFieldPath(path);
    if (path === '_id') {
      this.#id = isKept;
      return;
    }
    this.#setMode(isKept ? 'include' : 'exclude', path);
    this.#insert(path, (tree, name) => tree.named.add(name));
  }

  #setMode(mode: 'include' | 'exclude', path: string): void {
    this.#mode ??= mode;
    if (this.#mode === mode) return;
    throw mode === 'include'
      ? new EngineError('Location31253', `Cannot do inclusion on field ${path} in exclusion projection`)
      : new EngineError('Location31254', `Cannot do exclusion on field ${path} in inclusion projection`);
  }

  #insert(path: string, put: (tree: ProjectionTree, name: string) => void): void {
    checkFieldPath(path);
    const parts = splitPath(path);
    const name = parts.pop() ?? '';
    let tree = this.#tree;
    for (const [i, part] of parts.entries()) {
      if (tree.named.has(part) || tree.computed.has(part)) {
        const rest = [...parts.slice(i + 1), name].join('.');
        throw new EngineError('Location31249', `Path collision at ${path} remaining portion ${rest}`);
      }
      const child = tree.children.get(part) ?? newTree();
      tree.children.set(part, child);
      tree.order.add(part);
      tree = child;
    }
    if (tree.named.has(name) || tree.computed.has(name) || tree.children.has(name)) {
      throw new EngineError('Location31250', `Path collision at ${path}`);
    }
    put(tree, name);
  }
}

function isOperator(value: Doc): boolean {
  const [first] = value.keys();
  return first?.startsWith('$') === true;
}

/** Applies a parsed projection: first what is kept, then what is computed, in the order of the specification. */
export function applyProjection({ mode, tree }: ParsedProjection, scope: Scope): Doc {
  const kept = mode === 'include' ? included(scope.root, tree) : excluded(scope.root, tree);
  return addComputed(kept, tree, scope);
}

function included(doc: Doc, tree: ProjectionTree): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    if (tree.named.has(name)) {
      result.set(name, value);
      continue;
    }
    const child = tree.children.get(name);
    const kept = child === undefined ? undefined : nested(value, child, included);
    if (kept !== undefined) result.set(name, kept);
  }
  return result;
}

/** Arrays are projected element by element; a scalar has nothing to include. */
function nested(value: Value, tree: ProjectionTree, run: typeof included): Value | undefined {
  if (isDoc(value)) return run(value, tree);
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((item) => {
    const kept = nested(item, tree, run);
    return kept === undefined ? [] : [kept];
  });
}

function excluded(doc: Doc, tree: ProjectionTree): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    if (tree.named.has(name)) continue;
    const child = tree.children.get(name);
    result.set(name, child === undefined ? value : withoutFields(value, child));
  }
  return result;
}

function withoutFields(value: Value, tree: ProjectionTree): Value {
  if (isDoc(value)) return excluded(value, tree);
  return Array.isArray(value) ? value.map((item) => withoutFields(item, tree)) : value;
}

function hasComputed(tree: ProjectionTree): boolean {
  return tree.computed.size > 0 || [...tree.children.values()].some(hasComputed);
}

/** Sets computed fields; a path through an array sets them in each element, through a scalar replaces it. */
export function addComputed(doc: Doc, tree: ProjectionTree, scope: Scope): Doc {
  if (!hasComputed(tree)) return doc;
  const result = new Map(doc);
  for (const name of tree.order) {
    const child = tree.children.get(name);
    const value = child ? computedIn(result.get(name), child, scope) : tree.computed.get(name)?.(scope);
    if (value === undefined) result.delete(name);
    else result.set(name, value);
  }
  return result;
}

function computedIn(value: Value | undefined, tree: ProjectionTree, scope: Scope): Value | undefined {
  if (!hasComputed(tree)) return value;
  if (Array.isArray(value)) return value.map((item) => computedIn(item, tree, scope) ?? null);
  return addComputed(isDoc(value) ? value : new Map(), tree, scope);
}

/** Parses `$addFields`: every value is an expression, nested documents name nested fields. */
export function parseAddFields(spec: Doc): ProjectionTree {
  const parser = new FieldsParser();
  parser.fields(spec, '');
  return parser.tree;
}

class FieldsParser {
  readonly tree = newTree();

  fields(spec: Doc, prefix: string): void {
    for (const [name, value] of spec) {
      const path = prefix === '' ? name : `${prefix}.${name}`;
      checkFieldPath(path);
      if (isDoc(value) && value.size > 0 && !isOperator(value)) this.fields(value, path);
      else this.#insert(path, compileExpression(value));
    }
  }

  #insert(path: string, expression: Expression): void {
    const parts = splitPath(path);
    const name = parts.pop() ?? '';
    let tree = this.tree;
    for (const part of parts) {
      if (tree.computed.has(part)) throw collision(path);
      const child = tree.children.get(part) ?? newTree();
      tree.children.set(part, child);
      tree.order.add(part);
      tree = child;
    }
    if (tree.computed.has(name) || tree.children.has(name)) throw collision(path);
    tree.computed.set(name, expression);
    tree.order.add(name);
  }
}

function collision(path: string): EngineError {
  return new EngineError(
    'Location40176',
    `specification contains two conflicting paths. Cannot specify '${path}' twice or within another`,
  );
}
