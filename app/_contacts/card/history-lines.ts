import type { FieldChange } from '../../../lib/contract/contacts/contact-history.ts';
import type { TimeFormat } from '../../_ui/time/format-time.ts';
import { valueText } from '../form/contact-text.ts';

/** One line of a change: the value before and after; empty for nothing. */
export interface HistoryLine {
  readonly before: string;
  readonly after: string;
}

const idOf = (item: unknown): string | null => {
  const id: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'id') : null;
  return typeof id === 'string' ? id : null;
};

/** What a change did to a field, as text, item by item where the field is a list. */
export function linesOf({ field, before, after }: FieldChange, format: TimeFormat): HistoryLine[] {
  const textOf = (value: unknown) => valueText(field, value, format);
  if (!Array.isArray(before) || !Array.isArray(after)) {
    if (field === 'photo') return [{ before: before ? 'a photo' : '', after: after ? 'a photo' : '' }];
    return [{ before: textOf(before), after: textOf(after) }];
  }
  const keyOf = (item: unknown) => idOf(item) ?? textOf([item]);
  const [was, is] = [
    new Map(before.map((item) => [keyOf(item), item])),
    new Map(after.map((item) => [keyOf(item), item])),
  ];
  const lines = [...new Set([...was.keys(), ...is.keys()])].map((key) => ({
    before: was.has(key) ? textOf([was.get(key)]) : '',
    after: is.has(key) ? textOf([is.get(key)]) : '',
  }));
  const changed = lines.filter((line) => line.before !== line.after);
  // Only the order changed.
  return changed.length > 0 ? changed : [{ before: textOf(before), after: textOf(after) }];
}
