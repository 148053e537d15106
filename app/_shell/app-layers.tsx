'use client';

import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { loadLater } from '../_ui/layout/load-later.ts';
import { AppKeys } from './app-keys.tsx';
import { type AppLayer, LayerContext } from './shortcuts/layer-context.ts';

/** What is on the screen first comes first. */
const PRELOAD_MS = 2000;

// None is part of the first load: two come a moment later, or when they are first asked for, the third when the page runs.
const loadPalette = () => import('./palette/palette.tsx').then((loaded) => loaded.Palette);
const Palette = loadLater(loadPalette);
const ShortcutSheet = loadLater(() =>
  import('./shortcuts/shortcut-sheet.tsx').then((loaded) => loaded.ShortcutSheet),
);
const QueuedSaves = loadLater(() =>
  import('../_contacts/edit/queued-saves.tsx').then((loaded) => loaded.QueuedSaves),
);

/**
 * The keys that work on every page, the layers that they open, and what sees to queued saves. Used once, around all
 * pages.
 */
export function AppLayers({ children }: { readonly children: ReactNode }) {
  const [layer, setLayer] = useState<AppLayer | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  useEffect(() => setIsRunning(true), []);
  useEffect(() => {
    // Should it not arrive, it is asked for again.
    const timer = setTimeout(() => void loadPalette().catch(() => undefined), PRELOAD_MS);
    return () => clearTimeout(timer);
  }, []);
  // What opened meanwhile stays: a dialog reports a moment later that it was closed.
  const close = (which: AppLayer) => setLayer((now) => (now === which ? null : now));
  return (
    <LayerContext value={setLayer}>
      {children}
      <AppKeys onShow={setLayer} />
      <Suspense>{isRunning && <QueuedSaves />}</Suspense>
      <Suspense>
        {layer === 'palette' && <Palette onClose={() => close('palette')} />}
        {layer === 'keys' && <ShortcutSheet onClose={() => close('keys')} />}
      </Suspense>
    </LayerContext>
  );
}
