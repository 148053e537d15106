'use client';

import { useSyncExternalStore } from 'react';
import { type Theme, themeCookies, themeOf } from './theme.ts';

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

function current(): Theme {
  return themeOf(document.documentElement.dataset.theme);
}

function choose(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  for (const cookie of themeCookies(theme, window.location.protocol === 'https:')) {
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing on http and in some browsers
    document.cookie = cookie;
  }
}

/** The theme chosen on this device, and how to choose another: at once, kept for a year. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(subscribe, current, () => 'system' as const);
  return [theme, choose];
}
