'use client';

import { useEffect } from 'react';
import { useLive } from './live-context.ts';

const COUNT = /^\(\d+\+?\) /;
const SHOWN_MAX = 99;

/** Puts the number of unread messages before the page's title: "(3) Parley". */
export function TitleCount() {
  const unread = useLive((state) => state.conversations.unreadTotal);
  useEffect(() => {
    const shown = unread > SHOWN_MAX ? `${SHOWN_MAX}+` : String(unread);
    const apply = () => {
      const plain = document.title.replace(COUNT, '');
      const wanted = unread > 0 ? `(${shown}) ${plain}` : plain;
      if (document.title !== wanted) document.title = wanted;
    };
    apply();
    // Each page sets a title of its own, at a moment of its own.
    const observer = new MutationObserver(apply);
    observer.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => observer.disconnect();
  }, [unread]);
  return null;
}
