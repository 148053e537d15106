import { expect, it } from 'vitest';
import { fieldLabel, fieldsPhrase } from './field-labels.ts';

it('names fields for people, and one that this page does not know by its own name', () => {
  expect(fieldLabel('emails')).toBe('Emails');
  expect(fieldLabel('photo')).toBe('Photo');
  expect(fieldLabel('userId')).toBe('Linked account');
  expect(fieldLabel('toString')).toBe('toString');
});

it('lists several fields inside a sentence', () => {
  expect(fieldsPhrase(['phones'])).toBe('phones');
  expect(fieldsPhrase(['phones', 'emails', 'notes'])).toBe('phones, emails and notes');
});
