'use client';

import clsx from 'clsx';
import { useState } from 'react';
import { useDraft } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { Button } from '../../_ui/form/button.tsx';
import { CopyButton } from '../../_ui/form/copy-button.tsx';
import { longWordClass } from '../../_ui/text/long-word.ts';

/** What one was writing where one may not write any more: to read, to copy, and to throw away. */
export function KeptText({ conversationId }: { readonly conversationId: string }) {
  const { drafts, edits } = useLiveClient();
  const draft = useDraft(conversationId);
  const [kept, setKept] = useState(() => edits.all(conversationId));
  const texts = [...(draft === '' ? [] : [draft]), ...kept.map(({ body }) => body)].filter(Boolean);
  if (texts.length === 0) return null;
  const text = texts.join('\n\n');
  return (
    <section
      aria-label="What you were writing"
      className="border-line bg-surface mx-auto w-full max-w-[1040px] shrink-0 border-t px-4 pt-2"
    >
      <p
        dir="auto"
        className={clsx(
          'own-direction text-16 max-h-52 overflow-y-auto py-1 whitespace-pre-wrap',
          longWordClass(text),
        )}
      >
        {text}
      </p>
      <div className="flex items-center justify-end gap-2 pb-2">
        <span className="text-13 text-ink-3 grow">Not sent. It is kept here.</span>
        <CopyButton text={text} label="Copy text" size="sm" />
        <Button
          size="sm"
          variant="quiet"
          onClick={() => {
            drafts.write(conversationId, '');
            for (const { messageId } of kept) edits.forget(conversationId, messageId);
            setKept([]);
          }}
        >
          Discard
        </Button>
      </div>
    </section>
  );
}
