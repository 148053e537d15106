import type { ComingBirthday } from '../../../lib/contract/contacts/contact-find.ts';
import { type TimeFormat, WEEKDAYS } from '../../_ui/time/format-time.ts';

type When = Pick<ComingBirthday, 'date' | 'inDays' | 'turns'>;

/** "Today, Friday 3 April", "Tomorrow, Saturday 4 April", "Friday 3 April, in 12 days". */
export function dayText({ date, inDays }: When, format: TimeFormat): string {
  const time = new Date(`${date}T00:00:00Z`);
  const dayAndMonth = { month: time.getUTCMonth() + 1, day: time.getUTCDate() };
  const day = format.date(dayAndMonth, WEEKDAYS[time.getUTCDay()]);
  if (inDays === 0) return `Today, ${day}`;
  return inDays === 1 ? `Tomorrow, ${day}` : `${day}, in ${inDays} days`;
}

/** "turns 40"; empty where the year of birth is not known. */
export function ageText({ turns }: When): string {
  if (turns === null) return '';
  return turns === 0 ? 'is born' : `turns ${turns}`;
}
