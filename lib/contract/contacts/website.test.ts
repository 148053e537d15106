import { expect, test } from 'vitest';
import { websiteSchema } from './contact-items.ts';

const accepts = (value: string) => websiteSchema.safeParse({ value }).success;

test('a website that hides its host behind a name is refused', () => {
  for (const value of [
    'https://a@b.example',
    'https://bank.example@evil.example/',
    'https://bank.example:x@evil.example',
    'https://@b.example',
    'bank.example@evil.example',
    'https://:@b.example',
  ])
    expect(accepts(value), value).toBe(false);
});

test('an @ elsewhere in a website is fine', () => {
  for (const value of [
    'https://social.example/@mira',
    'example.org/?to=a@b.example',
    'https://b.example/#a@b',
  ])
    expect(accepts(value), value).toBe(true);
});
