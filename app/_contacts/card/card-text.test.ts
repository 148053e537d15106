import { expect, test } from 'vitest';
import { sampleContact } from '../../../lib/testing/samples.ts';
import { cardText } from './card-text.ts';

test('says who it is and how to reach them, and nothing that was noted', () => {
  const contact = {
    ...sampleContact({ id: 'a', name: 'Ada Lovelace' }),
    title: 'Analyst',
    organization: 'Engine Ltd',
    phones: [
      { id: 'p', label: 'Work', value: '+44 20 7946 0018' },
      { id: 'q', label: '', value: '112' },
    ],
    emails: [{ id: 'e', label: '', value: 'ada@example.org' }],
    notes: 'Owes us a lunch.',
    tags: ['vip'],
  };
  expect(cardText(contact)).toBe(
    'Ada Lovelace\nAnalyst, Engine Ltd\nWork: +44 20 7946 0018\n112\nada@example.org',
  );
  expect(cardText(sampleContact({ id: 'b', name: 'Bo' }))).toBe('Bo');
});
