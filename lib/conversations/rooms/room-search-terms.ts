import { termsOfName, termsOfText } from '../../contract/folding/name-terms.ts';
import { sortKey } from '../../contract/folding/sort-key.ts';
import type { RoomDoc } from '../conversations.ts';

const KEY_MAX = 60;

/** What the lobby sorts and searches a room by. */
export function roomSearchTerms({
  name,
  topic,
}: Pick<RoomDoc, 'name' | 'topic'>): Pick<RoomDoc, 'nameKey' | 'searchKeys'> {
  const keys = [...termsOfName(name), ...termsOfText(topic)].map((key) => key.slice(0, KEY_MAX));
  return { nameKey: sortKey(name), searchKeys: [...new Set(keys)] };
}
