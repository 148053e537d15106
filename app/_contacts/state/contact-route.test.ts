import { expect, it } from 'vitest';
import { WHOLE_ADDRESS_BOOK } from '../../_client/address-book/list-query.ts';
import { type ContactRoute, contactIdOf, pathOfRoute, routeOf } from './contact-route.ts';

it('every route has an address, and every address a route', () => {
  const routes: ContactRoute[] = [
    { mode: 'list' },
    { mode: 'import' },
    { mode: 'bin' },
    { mode: 'new' },
    { mode: 'new', name: 'Ada & Co' },
    { mode: 'new', name: 'Ada', userId: 'u1' },
    { mode: 'card', id: 'a/b ?' },
    { mode: 'edit', id: 'c1' },
  ];
  for (const route of routes) {
    expect(
      routeOf(new URL(pathOfRoute(route, { ...WHOLE_ADDRESS_BOOK, query: 'ö & x' }), 'http://h')),
    ).toEqual(route);
  }
  expect(routeOf(new URL('http://h/contacts/x/y/z'))).toEqual({ mode: 'list' });
  expect(routeOf(new URL('http://h/contacts/%E0%A4%A'))).toEqual({ mode: 'card', id: '%E0%A4%A' });
  expect(contactIdOf({ mode: 'new' })).toBeNull();
});

it('the address carries the search and the name that a form begins with', () => {
  expect(pathOfRoute({ mode: 'list' }, { ...WHOLE_ADDRESS_BOOK, query: ' ' })).toBe('/contacts');
  expect(pathOfRoute({ mode: 'card', id: 'c1' }, { ...WHOLE_ADDRESS_BOOK, query: 'a b' })).toBe(
    '/contacts/c1?query=a+b',
  );
  expect(pathOfRoute({ mode: 'new', name: 'Ada' }, { ...WHOLE_ADDRESS_BOOK, query: 'ada' })).toBe(
    '/contacts/new?query=ada&name=Ada',
  );
});
