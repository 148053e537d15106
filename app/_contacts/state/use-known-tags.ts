'use client';

import { useState } from 'react';
import { call } from '../../_client/rest/call.ts';

interface KnownTags {
  readonly known: readonly string[];
  /** Reads the tags of the address book, once; typing works without them. */
  ask(): void;
}

/** The tags of the whole address book, read when they are first needed. */
export function useKnownTags(): KnownTags {
  const [known, setKnown] = useState<readonly string[] | null>(null);
  return {
    known: known ?? [],
    ask() {
      if (known !== null) return;
      setKnown([]);
      call('GET /contacts/tags').then(
        ({ items }) => setKnown(items.map(({ tag }) => tag)),
        () => setKnown(null),
      );
    },
  };
}
