import type { Doc, Value } from '../bson/value.ts';

/** What an expression is evaluated in: the document, the variables of $map, $filter, $reduce and $let, and the time. */
export interface Scope {
  readonly root: Doc;
  readonly now: Date;
  readonly variables: ReadonlyMap<string, Value | undefined>;
}

/** A compiled expression; `undefined` is a missing value. */
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

/** The scope of a document, without variables. */
export function scopeOf(root: Doc, now: Date): Scope {
  return { root, now, variables: NO_VARIABLES };
}

/** The constant that a command's `let` gives a name, while a filter or pipeline of it is compiled. */
export function commandConstant(name: string): Value | undefined {
  return commandVariables.get(name);
}

/** Compiles an expression inside which the variables `known` have values. */
export type Compile = (value: Value, known: readonly string[]) => Expression;
