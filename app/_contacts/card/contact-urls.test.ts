import { expect, it } from 'vitest';
import { mailUrl, telephoneUrl } from './contact-urls.ts';

it('dials the international form, or else only what a telephone knows of what was typed', () => {
  expect(telephoneUrl({ value: '020 7946 0018', e164: '+442079460018' })).toBe('tel:+442079460018');
  expect(telephoneUrl({ value: '(0) 12-34, ext. 5', e164: null })).toBe('tel:01234,5');
  expect(telephoneUrl({ value: '*100#', e164: null })).toBe('tel:*100#');
});

it('writes to any address, and adds no recipient or header that is hidden in one', () => {
  expect(mailUrl('ada@example.org')).toBe('mailto:ada@example.org');
  expect(mailUrl('a+b@example.org')).toBe('mailto:a%2Bb@example.org');
  expect(mailUrl('a?cc=b@example.org')).toBe('mailto:a%3Fcc%3Db@example.org');
});
