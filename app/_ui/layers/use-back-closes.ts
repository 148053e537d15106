import { useEffect, useEffectEvent } from 'react';

/** The mark of an entry of the history that only closes a layer. */
const MARK = 'isLayer';

/** Lets the browser's way back close a layer for as long as it is drawn, instead of leaving the page. */
export function useBackCloses(close: () => void): void {
  const handleBack = useEffectEvent(close);
  useEffect(() => {
    window.history.pushState({ [MARK]: true }, '');
    // To another layer's entry is not back from this one.
    const onBack = () => {
      if (!window.history.state?.[MARK]) handleBack();
    };
    window.addEventListener('popstate', onBack);
    return () => {
      window.removeEventListener('popstate', onBack);
      // Closed in another way: its entry goes too.
      if (window.history.state?.[MARK]) window.history.back();
    };
  }, []);
}
