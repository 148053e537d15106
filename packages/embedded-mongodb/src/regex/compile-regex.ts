import { EngineError, unsupported } from '../errors/engine-error.ts';
import { Matcher } from './matcher.ts';
import { parseRegex } from './parse-regex.ts';
import { itemsOf, type RegexNode } from './regex-tree.ts';

/** A compiled regular expression. */
export interface Regex {
  test(text: string): boolean;
  /** What every match begins with, when the pattern is anchored and case-sensitive; else empty. */
  readonly prefix: string;
  /** True when the pattern is nothing but that prefix. */
  readonly isPrefixOnly: boolean;
}

/**
 * Compiles a PCRE pattern with MongoDB's options `i m s u`. Matching takes time proportional to text × pattern
 * for any pattern: all alternatives are followed at once (Ken Thompson, "Regular Expression Search Algorithm", 1968).
 * @throws EngineError 51091 or 51108 for an invalid pattern or option; NotImplemented for what needs backtracking.
 */
export function compileRegex(pattern: string, options: string): Regex {
  for (const option of options) {
    if (option === 'x') throw unsupported("The option 'x' of a regular expression");
    if (!'imsu'.includes(option)) {
      throw new EngineError('Location51108', `invalid flag in regex options: ${option}`);
    }
  }
  if (pattern.includes('\0')) {
    throw new EngineError('Location51109', 'Regular expression cannot contain an embedded null byte');
  }
  const flags = {
    ignoreCase: options.includes('i'),
    multiline: options.includes('m'),
    dotAll: options.includes('s'),
  };
  const tree = parseRegex(pattern, flags);
  const [prefix, isPrefixOnly] = flags.ignoreCase ? ['', false] : anchoredPrefix(tree);
  if (isPrefixOnly) return { test: (text) => text.startsWith(prefix), prefix, isPrefixOnly };
  const plain = literalText(tree);
  if (plain !== undefined) {
    // For a plain literal, JavaScript's engine folds case in the same way, and does not backtrack.
    const native = new RegExp(plain.replace(/[\^$.*+?()[\]{}|/\\]/g, '\\$&'), 'iu');
    const test = flags.ignoreCase
      ? (text: string) => native.test(text)
      : (text: string) => text.includes(plain);
    return { test, prefix, isPrefixOnly };
  }
  const matcher = new Matcher(tree, flags);
  return { test: (text) => text.startsWith(prefix) && matcher.test(text), prefix, isPrefixOnly };
}

function literalText(tree: RegexNode): string | undefined {
  const chars = itemsOf(tree).map(literalChar);
  return chars.every((char) => char !== undefined) ? chars.join('') : undefined;
}

function literalChar(node: RegexNode): string | undefined {
  if (node.kind !== 'set' || node.set.isNegated || node.set.subsets.length > 0) return undefined;
  const [range, ...others] = node.set.ranges;
  return range && others.length === 0 && range[0] === range[1] ? String.fromCodePoint(range[0]) : undefined;
}

function anchoredPrefix(tree: RegexNode): [string, boolean] {
  const [first, ...items] = itemsOf(tree);
  if (first?.kind !== 'assert' || first.assertion !== 'start') return ['', false];
  const chars = items.map(literalChar);
  const end = chars.indexOf(undefined);
  return [chars.slice(0, end < 0 ? undefined : end).join(''), end < 0];
}
