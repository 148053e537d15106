// Any origin serves to find out whether a path stays on it.
const HERE = 'http://here.invalid';

/**
 * Where to go after signing in: the path that was asked for, if it is one of this site, else `/`. Addresses of other
 * sites come in many spellings (`//host`, `/\host`, with tabs inside), so the URL parser of the browsers decides.
 */
export function safePath(asked: unknown): string {
  if (typeof asked !== 'string' || !asked.startsWith('/') || asked.length > 2000) return '/';
  if (!URL.canParse(asked, HERE)) return '/';
  const { origin, pathname, search, hash } = new URL(asked, HERE);
  return origin === HERE && !pathname.startsWith('//') ? pathname + search + hash : '/';
}
