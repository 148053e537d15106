'use client';

import { type RefObject, useState } from 'react';
import { useDraft, useDraftElsewhere, useOtherDraft } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { Button } from '../../_ui/form/button.tsx';

interface OtherDraftProps {
  readonly conversationId: string;
  readonly textRef: RefObject<HTMLTextAreaElement | null>;
  onUse(text: string): void;
}

/** What this person has in the composer elsewhere, to use or dismiss; neither overwrites the other. */
export function OtherDraft(props: OtherDraftProps) {
  const { conversationId, textRef, onUse } = props;
  const { draftSync, drafts } = useLiveClient();
  const own = useDraft(conversationId);
  const other = useOtherDraft(conversationId);
  const elsewhere = useDraftElsewhere(conversationId);
  const [dismissed, setDismissed] = useState('');
  const focus = () => textRef.current?.focus();
  if (elsewhere !== '' && elsewhere !== dismissed) {
    return (
      <Offer
        where="in another tab"
        body={elsewhere}
        onUse={() => {
          drafts.takeOver(conversationId);
          onUse(elsewhere);
        }}
        onKeep={() => {
          setDismissed(elsewhere);
          focus();
        }}
      />
    );
  }
  if (!other || other.body.trim() === own.trim()) return null;
  const { deviceId, deviceName, body } = other;
  const dismiss = () => draftSync.dismiss(conversationId, deviceId);
  return (
    <Offer
      where={draftSync.isOfThisDevice(deviceId) ? 'in another tab' : `on your ${deviceName}`}
      body={body}
      onUse={() => {
        onUse(body);
        dismiss();
      }}
      onKeep={() => {
        dismiss();
        focus();
      }}
    />
  );
}

interface OfferProps {
  readonly where: string;
  readonly body: string;
  onUse(): void;
  onKeep(): void;
}

function Offer({ where, body, onUse, onKeep }: OfferProps) {
  return (
    <section
      aria-label={`Draft ${where}`}
      className="rounded-card border-line bg-surface text-14 animate-fade mb-1 flex flex-wrap items-center gap-2 border px-3 py-1.5"
    >
      <p className="min-w-0 grow basis-48">
        <span className="text-ink-3">Also {where}: </span>
        <bdi className="line-clamp-2">{body}</bdi>
      </p>
      <Button size="sm" onClick={onUse}>
        Use that
      </Button>
      <Button size="sm" variant="quiet" onClick={onKeep}>
        Keep mine
      </Button>
    </section>
  );
}
