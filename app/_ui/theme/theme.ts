/** The cookie that keeps the choice, read by the root layout so that the first paint is right. */
export const THEME_COOKIE = 'parley-theme';

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
