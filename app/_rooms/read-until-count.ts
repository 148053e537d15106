import type { Page } from '@/lib/contract/values/paging.ts';

/** Reads page after page, from a cursor on, until there are as many items as were shown before, or no more. */
export async function readUntilCount<T>(
  read: (cursor?: string) => Promise<Page<T>>,
  from: string | null,
  count: number,
): Promise<Page<T>> {
  let page = await read(from ?? undefined);
  while (page.nextCursor !== null && page.items.length < count) {
    const next = await read(page.nextCursor);
    page = { items: [...page.items, ...next.items], nextCursor: next.nextCursor };
  }
  return page;
}
