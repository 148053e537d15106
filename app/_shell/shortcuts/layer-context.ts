'use client';

import { createContext, useContext } from 'react';

/** What can lie above any page: *Go to anything*, and the sheet of shortcuts. */
export type AppLayer = 'palette' | 'keys';

export const LayerContext = createContext<(layer: AppLayer | null) => void>(() => {});

/** Opens a layer above the page: `show('palette')`. */
export function useShowLayer(): (layer: AppLayer | null) => void {
  return useContext(LayerContext);
}
