import { type RefObject, useEffect } from 'react';

/** So long after the last scrolling the day over the messages stays. */
const STAY_MS = 1000;

/**
 * The heading of the day that floats over the messages goes a moment after scrolling, so that it covers none of them. One
 * that stands in its own place stays.
 */
export function useDayPills(scrollerRef: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const scroller = scrollerRef.current;
    if (!scroller) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      timer = undefined;
      const { top } = scroller.getBoundingClientRect();
      for (const pill of scroller.querySelectorAll<HTMLElement>('[data-day]')) {
        const section = pill.parentElement?.getBoundingClientRect();
        pill.toggleAttribute('data-floating', section !== undefined && section.top < top);
      }
    };
    const handleScroll = () => {
      for (const pill of scroller.querySelectorAll('[data-floating]')) pill.removeAttribute('data-floating');
      clearTimeout(timer);
      timer = setTimeout(hide, STAY_MS);
    };
    handleScroll();
    // Messages that come or go may put a heading over others without any scrolling.
    const observer = new MutationObserver(() => {
      timer ??= setTimeout(hide, STAY_MS);
    });
    observer.observe(scroller, { childList: true, subtree: true });
    scroller.addEventListener('scroll', handleScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      scroller.removeEventListener('scroll', handleScroll);
    };
  }, [scrollerRef]);
}
