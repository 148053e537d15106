'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Person } from '@/lib/contract/accounts/account.ts';

/** People that a search found. */
export interface FoundPeople {
  readonly query: string;
  readonly people: readonly Person[];
}

const Seed = createContext<FoundPeople>({ query: '', people: [] });

interface PeopleSeedProps {
  readonly found: FoundPeople;
  readonly children: ReactNode;
}

/** Hands down the people that the search in the page's address found. */
export function PeopleSeed({ found, children }: PeopleSeedProps) {
  return <Seed value={found}>{children}</Seed>;
}

/** Those that came with the page. */
export function usePeopleSeed(): FoundPeople {
  return useContext(Seed);
}
