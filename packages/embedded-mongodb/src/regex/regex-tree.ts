import type { CharSet } from './char-set.ts';

/** The items of a sequence; any other node is a sequence of itself. */
export function itemsOf(tree: RegexNode): readonly RegexNode[] {
  return tree.kind === 'sequence' ? tree.items : [tree];
}

export type Assertion = 'start' | 'end' | 'endOrNewline' | 'lineStart' | 'lineEnd' | 'word' | 'notWord';

/** A parsed regular expression. */
export type RegexNode =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'assert'; readonly assertion: Assertion }
  | { readonly kind: 'sequence' | 'choice'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'repeat'; readonly item: RegexNode; readonly min: number; readonly max: number };

export interface RegexFlags {
  ignoreCase: boolean;
  multiline: boolean;
  dotAll: boolean;
}
