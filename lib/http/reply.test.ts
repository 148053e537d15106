import pino from 'pino';
import { expect, it } from 'vitest';
import { contactInputSchema } from '../contract/contacts/contact.ts';
import { replyTo } from './reply.ts';

it('names the first hundred of the fields that are wrong, however many there are', () => {
  const unknown = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`f${index}`, 1]));
  const { code, errors } = replyTo(contactInputSchema.safeParse(unknown).error, pino({ level: 'silent' }));
  expect(code).toBe('invalid');
  expect(errors).toHaveLength(100);
});
