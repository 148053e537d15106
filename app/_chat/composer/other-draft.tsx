'use client';

import type { RefObject } from 'react';
import { useDraft, useOtherDraft } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { Button } from '../../_ui/form/button.tsx';

interface OtherDraftProps {
  readonly conversationId: string;
  readonly textRef: RefObject<HTMLTextAreaElement | null>;
  onUse(text: string): void;
}

/** What another device of this person has in the composer, to use or dismiss; neither overwrites the other. */
export function OtherDraft({ conversationId, textRef, onUse }: OtherDraftProps) {
  const { draftSync } = useLiveClient();
  const own = useDraft(conversationId);
  const other = useOtherDraft(conversationId);
  if (!other || other.body.trim() === own.trim()) return null;
  const { deviceId, deviceName, body } = other;
  return (
    <section
      aria-label={`Draft on your ${deviceName}`}
      className="rounded-card border-line bg-surface text-14 animate-fade mb-1 flex flex-wrap items-center gap-2 border px-3 py-1.5"
    >
      <p className="min-w-0 grow basis-48">
        <span className="text-ink-3">Also on your {deviceName}: </span>
        <bdi className="line-clamp-2">{body}</bdi>
      </p>
      <Button
        size="sm"
        onClick={() => {
          onUse(body);
          draftSync.dismiss(conversationId, deviceId);
        }}
      >
        Use that
      </Button>
      <Button
        size="sm"
        variant="quiet"
        onClick={() => {
          draftSync.dismiss(conversationId, deviceId);
          textRef.current?.focus();
        }}
      >
        Keep mine
      </Button>
    </section>
  );
}
