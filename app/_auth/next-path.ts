import type { Route } from 'next';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The `next` of an address, as it was asked for; whether it may be followed is decided when it is. */
export function nextPathOf(query: Query): string | undefined {
  return typeof query.next === 'string' ? query.next : undefined;
}

/** The other of the two pages, with `next` carried along. */
export function withNext<T extends '/login' | '/signup'>(path: T, next: string | undefined): Route {
  return next === undefined ? path : `${path}?next=${encodeURIComponent(next)}`;
}
