'use client';

import { lazy, type ReactNode, Suspense, useState } from 'react';
import { AppKeys } from './app-keys.tsx';
import { type AppLayer, LayerContext } from './shortcuts/layer-context.ts';

// Neither is part of the first load: they come when they are first asked for.
const Palette = lazy(async () => ({ default: (await import('./palette/palette.tsx')).Palette }));
const ShortcutSheet = lazy(async () => ({
  default: (await import('./shortcuts/shortcut-sheet.tsx')).ShortcutSheet,
}));

/** The keys that work on every page, and the layers that they open. Used once, around all pages. */
export function AppLayers({ children }: { readonly children: ReactNode }) {
  const [layer, setLayer] = useState<AppLayer | null>(null);
  // What opened meanwhile stays: a dialog reports a moment later that it was closed.
  const close = (which: AppLayer) => setLayer((now) => (now === which ? null : now));
  return (
    <LayerContext value={setLayer}>
      {children}
      <AppKeys onShow={setLayer} />
      <Suspense>
        {layer === 'palette' && <Palette onClose={() => close('palette')} />}
        {layer === 'keys' && <ShortcutSheet onClose={() => close('keys')} />}
      </Suspense>
    </LayerContext>
  );
}
