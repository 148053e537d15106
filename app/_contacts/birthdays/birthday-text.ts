import type { ComingBirthday } from '../../../lib/contract/contacts/contact-find.ts';

type When = Pick<ComingBirthday, 'date' | 'inDays' | 'turns'>;

const format = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** "today", "tomorrow", "Friday 3 April, in 12 days". */
export function dayText({ date, inDays }: When): string {
  const day = format.format(Date.parse(`${date}T00:00:00Z`)).replace(',', '');
  if (inDays === 0) return `Today, ${day}`;
  return inDays === 1 ? `Tomorrow, ${day}` : `${day}, in ${inDays} days`;
}

/** "turns 40"; empty where the year of birth is not known. */
export function ageText({ turns }: When): string {
  if (turns === null) return '';
  return turns === 0 ? 'is born' : `turns ${turns}`;
}
