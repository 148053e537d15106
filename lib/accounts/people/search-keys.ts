import { termsOfName, termsOfQuery, termsOfText } from '../../contract/folding/name-terms.ts';

const KEY_MAX = 60;
const QUERY_TERMS_MAX = 8;

/** Everything that a search for this person may begin with. */
export function searchKeysOf({ username, displayName }: { username: string; displayName: string }): string[] {
  const keys = [username, ...termsOfText(username), ...termsOfName(displayName)];
  return [...new Set(keys.map((key) => key.slice(0, KEY_MAX)))];
}

/** The filter of a search for people. Null when it has no letter or digit to search by. */
export function peopleFilter(query: string) {
  return wordsFilter('searchKeys', termsOfQuery(query));
}

/**
 * The filter of a search: each of these terms begins one of those in `field`. Null when there are none. Ranges rather than
 * regular expressions, so that an index answers; U+10FFFF sorts after every other character.
 */
export function wordsFilter(field: string, searched: readonly string[]) {
  if (searched.length === 0) return null;
  const terms = searched.slice(0, QUERY_TERMS_MAX).map((word) => word.slice(0, KEY_MAX));
  return {
    $and: terms.map((word) => ({ [field]: { $elemMatch: { $gte: word, $lt: `${word}\u{10ffff}` } } })),
  };
}
