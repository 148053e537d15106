/** The cookie that keeps the choice, read by the root layout so that the first paint is right. */
export const THEME_COOKIE = 'parley-theme';
/** The same under https, where neither plain http nor a sibling host can set it. */
export const SECURE_THEME_COOKIE = '__Host-parley-theme';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_LABELS: Readonly<Record<Theme, string>> = {
  system: 'Match system',
  light: 'Light',
  dark: 'Dark',
};

/** The theme that a text names; anything unknown is "system". */
export function themeOf(text: string | undefined): Theme {
  return text === 'light' || text === 'dark' ? text : 'system';
}

/** What to give `document.cookie` so that a choice is kept for a year; "system" is kept by no cookie. */
export function themeCookies(theme: Theme, isHttps: boolean): string[] {
  const attributes = `path=/; samesite=lax${isHttps ? '; secure' : ''}`;
  const removed = (name: string) => `${name}=; ${attributes}; max-age=0`;
  const name = isHttps ? SECURE_THEME_COOKIE : THEME_COOKIE;
  const kept =
    theme === 'system' ? removed(name) : `${name}=${theme}; ${attributes}; max-age=${YEAR_SECONDS}`;
  // Under https an earlier release may have left a choice in the other one.
  return isHttps ? [kept, removed(THEME_COOKIE)] : [kept];
}
