import type { RecordedField } from '../../../lib/contract/contacts/contact-fields.ts';
import type { TimeFormat } from '../../_ui/time/format-time.ts';

/** A birthday as text: "30 April 1986", "29 February". Text that is not a date is returned unchanged. */
export function birthdayText(text: string, format: TimeFormat): string {
  const match = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return text;
  const [, year, month, day] = match;
  const dayAndMonth = { month: Number(month), day: Number(day) };
  return format.date(year === '-' ? dayAndMonth : { ...dayAndMonth, year: Number(year) });
}

/** The value of a field or an item as one line of text; empty when there is none. */
export function valueText(field: RecordedField, value: unknown, format: TimeFormat): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map(itemText).join(', ');
  if (typeof value === 'object') return itemText(value);
  if (field === 'birthday') return birthdayText(String(value), format);
  return String(value);
}

function itemText(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const part = (name: string) => {
    const value: unknown = Reflect.get(item, name);
    return typeof value === 'string' ? value : '';
  };
  const label = part('label');
  const value =
    part('value') ||
    ['street', 'postcode', 'city', 'region', 'country']
      .map(part)
      .filter((text) => text !== '')
      .join(', ');
  return label === '' ? value : `${value} (${label})`;
}
