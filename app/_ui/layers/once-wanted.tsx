'use client';

import { type ReactNode, Suspense, useState } from 'react';

interface OnceWantedProps {
  readonly isWanted: boolean;
  /** Lazy components: their code is fetched when they are first wanted. They stay, so that focus finds its way back. */
  readonly children: ReactNode;
}

/** Draws what is rarely wanted only from the first time on. */
export function OnceWanted({ isWanted, children }: OnceWantedProps) {
  const [wasWanted, setWasWanted] = useState(isWanted);
  if (isWanted && !wasWanted) setWasWanted(true);
  return wasWanted ? <Suspense fallback={null}>{children}</Suspense> : null;
}
