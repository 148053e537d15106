import { caseKey } from '../values/text.ts';
import type { ContactItem } from './contact-items.ts';

/** Whether two plain values are the same, whatever the order of their keys; one without a value or derived counts as missing. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const defined = (value: object) =>
    Object.entries(value).filter(([key, part]) => part !== undefined && key !== 'e164');
  const [one, other] = [defined(a), new Map(defined(b))];
  return (
    one.length === other.size && one.every(([key, value]) => other.has(key) && isSame(value, other.get(key)))
  );
}

/** What makes two items the same thing to a person, whatever their labels; of a custom field the label is a part of it. */
export function itemKey(item: ContactItem, field?: string): string {
  if (!('value' in item))
    return caseKey(JSON.stringify([item.street, item.city, item.region, item.postcode, item.country]));
  if (field === 'customFields') return `${caseKey(item.label)}\n${caseKey(item.value)}`;
  return caseKey(item.value).replace(/[\s().-]/g, '');
}
