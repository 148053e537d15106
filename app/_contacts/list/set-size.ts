import type { ContactListState } from '../../_client/address-book/contact-list-types.ts';
import { isSameList, WHOLE_ADDRESS_BOOK } from '../../_client/address-book/list-query.ts';

/** How many rows the list has, loaded or not; -1 while unknown. `total` is what the server counted in all. */
export function setSizeOf(
  state: Pick<ContactListState, 'listQuery' | 'rows' | 'next' | 'previous'>,
  total: number | null,
): number {
  if (isSameList(state.listQuery, WHOLE_ADDRESS_BOOK) && total !== null) return total;
  return state.next || state.previous ? -1 : state.rows.length;
}
