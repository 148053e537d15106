'use client';

import { useEffect } from 'react';
import { useAttention } from '../live/hooks.ts';
import { drawIconCount } from './icon-count.ts';
import { titleWith } from './page-title.ts';

const SHOWN_MAX = 99;
/** Drawing takes longer than a frame: it waits until what came has been drawn, and perhaps read. */
const ICON_MS = 500;

/** Puts the number of messages that ask for attention before the page's title, "(3) Parley", and on its icon. */
export function TitleCount() {
  const count = useAttention();
  useEffect(() => {
    const some = count > SHOWN_MAX ? `${SHOWN_MAX}+` : String(count);
    const apply = () => {
      const wanted = titleWith(count > 0 ? some : '');
      if (document.title !== wanted) document.title = wanted;
    };
    apply();
    // Each page sets a title of its own, at a moment of its own.
    const observer = new MutationObserver(apply);
    observer.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => observer.disconnect();
  }, [count]);
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (!link) return;
    link.dataset.plain ??= link.href;
    const plain = link.dataset.plain;
    const timer = setTimeout(() => {
      // An icon that cannot be drawn stays as it is; the title has the number too.
      drawIconCount(link, plain, count).catch(() => undefined);
    }, ICON_MS);
    return () => clearTimeout(timer);
  }, [count]);
  return null;
}
