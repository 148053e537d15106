/** The columns that a table of contacts may have beside the name, in the order in which they are shown. */
export const COLUMNS = [
  'phone',
  'email',
  'organization',
  'title',
  'tags',
  'city',
  'birthday',
  'changed',
] as const;
export type Column = (typeof COLUMNS)[number];

/** How the contacts are shown on this device. */
export interface ViewChoice {
  readonly isTable: boolean;
  /** In the order of {@link COLUMNS}. */
  readonly columns: readonly Column[];
}

/** The cookie that keeps the choice, read where the page is rendered so that the first paint is right. */
export const VIEW_COOKIE = 'parley-contacts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

const DEFAULT_COLUMNS: readonly Column[] = ['phone', 'email', 'organization', 'tags', 'changed'];

/** The choice that a cookie holds: `table.phone.email`. What it does not know is left out. */
export function viewOf(text: string | undefined): ViewChoice {
  const [view, ...names] = text?.split('.') ?? [];
  return {
    isTable: view === 'table',
    columns: view === undefined ? DEFAULT_COLUMNS : COLUMNS.filter((column) => names.includes(column)),
  };
}

/** What to give `document.cookie` so that a choice is kept for a year. */
export function viewCookie({ isTable, columns }: ViewChoice, isHttps: boolean): string {
  const value = [isTable ? 'table' : 'list', ...columns].join('.');
  return `${VIEW_COOKIE}=${value}; path=/; samesite=lax; max-age=${YEAR_SECONDS}${isHttps ? '; secure' : ''}`;
}
