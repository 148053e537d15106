import { expect, it } from 'vitest';
import { type ContactPlace, idOfPlace, pathOfPlace, placeOf } from './contact-route.ts';
import { WHOLE_BOOK } from './state/list-query.ts';

it('every place has an address, and every address a place', () => {
  const places: ContactPlace[] = [
    { mode: 'list' },
    { mode: 'import' },
    { mode: 'bin' },
    { mode: 'new' },
    { mode: 'new', name: 'Ada & Co' },
    { mode: 'card', id: 'a/b ?' },
    { mode: 'edit', id: 'c1' },
  ];
  for (const place of places) {
    expect(placeOf(new URL(pathOfPlace(place, { ...WHOLE_BOOK, query: 'ö & x' }), 'http://h'))).toEqual(
      place,
    );
  }
  expect(placeOf(new URL('http://h/contacts/x/y/z'))).toEqual({ mode: 'list' });
  expect(placeOf(new URL('http://h/contacts/%E0%A4%A'))).toEqual({ mode: 'card', id: '%E0%A4%A' });
  expect(idOfPlace({ mode: 'new' })).toBeNull();
});

it('the address carries the search and the name that a form begins with', () => {
  expect(pathOfPlace({ mode: 'list' }, { ...WHOLE_BOOK, query: ' ' })).toBe('/contacts');
  expect(pathOfPlace({ mode: 'card', id: 'c1' }, { ...WHOLE_BOOK, query: 'a b' })).toBe(
    '/contacts/c1?query=a+b',
  );
  expect(pathOfPlace({ mode: 'new', name: 'Ada' }, { ...WHOLE_BOOK, query: 'ada' })).toBe(
    '/contacts/new?query=ada&name=Ada',
  );
});
