import type { ByteRange } from '../../../files/home/file-home.ts';

/**
 * What a Range header asks of something of `size` bytes (RFC 9110, section 14.2): a range, `none` of its bytes, or null for
 * the whole, which several ranges and whatever cannot be read get.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'none' | null {
  const [, first = '', last = ''] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'none' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return null;
  return start >= size ? 'none' : { start, end };
}

/** Whether a list of entity tags, as in If-None-Match, names this one; weak ones count there (RFC 9110, 13.1.2). */
export function namesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((each) => {
    const named = each.trim();
    return named === '*' || named === tag || named === `W/${tag}`;
  });
}
