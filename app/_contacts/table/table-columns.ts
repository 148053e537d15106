import type { ContactSort } from '../../../lib/contract/contacts/contact.ts';
import type { Column } from '../view/view-choice.ts';

export interface ColumnRule {
  readonly label: string;
  /** At least so many rem, and how much of what is left it takes. */
  readonly least: number;
  readonly share: number;
  /** The order in which the table is when it is sorted by this column. */
  readonly sort?: ContactSort;
}

/** What each column is called, how wide it is, and how it sorts. */
export const COLUMN_RULES: Readonly<Record<Column, ColumnRule>> = {
  phone: { label: 'Phone', least: 11.5, share: 1 },
  email: { label: 'Email', least: 13, share: 1.4 },
  organization: { label: 'Organization', least: 10, share: 1.1, sort: 'organization' },
  title: { label: 'Title', least: 9, share: 1 },
  tags: { label: 'Tags', least: 10, share: 1.2 },
  city: { label: 'City', least: 8, share: 0.7 },
  birthday: { label: 'Birthday', least: 8.5, share: 0.6 },
  changed: { label: 'Last change', least: 8.5, share: 0.6, sort: 'updatedAt' },
};

const NAME = { least: 14, share: 1.5 };

/** The tracks of a row: the name, then the columns; and what it needs at least. */
export function tracksOf(columns: readonly Column[]): {
  readonly gridTemplateColumns: string;
  readonly minWidth: string;
} {
  const rules = [NAME, ...columns.map((column) => COLUMN_RULES[column])];
  return {
    gridTemplateColumns: rules.map(({ least, share }) => `minmax(${least}rem, ${share}fr)`).join(' '),
    minWidth: `${rules.reduce((sum, { least }) => sum + least, 0)}rem`,
  };
}
