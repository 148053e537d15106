'use client';

import { useSyncExternalStore } from 'react';
import { isApple } from './match-key.ts';

const never = () => () => {};

/** Whether keys are to be written as on a Mac; not before the browser has said so. */
export function useIsApple(): boolean {
  return useSyncExternalStore(never, isApple, () => false);
}
