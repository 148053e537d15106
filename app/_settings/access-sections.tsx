'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import type { ApiToken, Session } from '@/lib/contract/accounts/account.ts';
import { useListsVersion } from '../_client/live/hooks.ts';
import { call } from '../_client/rest/call.ts';
import { DeviceRow } from './device-row.tsx';
import { NewToken } from './new-token.tsx';
import { SettingsSection } from './settings-section.tsx';
import { TokenRow } from './token-row.tsx';

/** Where the person is signed in. */
export function DevicesSection({ seed }: { readonly seed: readonly Session[] }) {
  const sessions = useOwnList(seed, readSessions);
  return (
    <SettingsSection title="Devices" about="Where you are signed in. Signing one out ends it at once.">
      <ul aria-label="Devices" className="divide-line rounded-card border-line bg-surface divide-y border">
        {sessions.map((session) => (
          <DeviceRow key={session.id} session={session} />
        ))}
      </ul>
    </SettingsSection>
  );
}

/** Tokens of programs that act as this person. */
export function TokensSection({ seed }: { readonly seed: readonly ApiToken[] }) {
  const tokens = useOwnList(seed, readTokens);
  return (
    <SettingsSection
      title="API tokens"
      about="For programs that act as you. Whoever has a token can do what you can."
    >
      {tokens.length > 0 && (
        <ul
          aria-label="API tokens"
          className="divide-line rounded-card border-line bg-surface divide-y border"
        >
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
      <NewToken />
      <Link href="/developers" className="text-14 text-brand-text self-start">
        Read what a program can do, and try it
      </Link>
    </SettingsSection>
  );
}

const readSessions = () => call('GET /sessions');
const readTokens = () => call('GET /tokens');

/** A list that the page came with, read again whenever it may look different: another device may have changed it. */
function useOwnList<T>(seed: readonly T[], read: () => Promise<{ readonly items: readonly T[] }>) {
  const [newest, setNewest] = useState({ seed, items: seed });
  const version = useListsVersion();
  useEffect(() => {
    if (version === 0) return;
    // A failure is made good by the next change, or by loading the page again.
    read().then(
      ({ items }) => setNewest({ seed, items }),
      () => {},
    );
  }, [read, seed, version]);
  // What this page did itself comes with a newer seed.
  return newest.seed === seed ? newest.items : seed;
}
