'use client';

import { useRef, useState } from 'react';
import { useAttachments } from '../../../_client/live/hooks.ts';
import { useLiveClient } from '../../../_client/live/live-context.ts';
import { AttachmentRow } from './attachment-row.tsx';
import { rowAt } from './row-at.ts';

/** The files in the composer, before they are sent: what they are, how far they have come, and in which order they go. */
export function AttachmentTray({ conversationId }: { readonly conversationId: string }) {
  const { files } = useLiveClient();
  const attached = useAttachments(conversationId);
  const listRef = useRef<HTMLUListElement>(null);
  const [said, setSaid] = useState('');
  const attachments = files.opened()?.attachments;
  if (!attachments || attached.length === 0) return null;
  const isKept = attached.every(({ id }) => attachments.held.isKept(id));

  const move = (from: number, to: number) => {
    const moving = attached[from];
    if (!moving || to === from || to < 0 || to >= attached.length) return;
    void attachments.moveTo(moving.id, to);
    setSaid(`${moving.name} is now ${to + 1} of ${attached.length}.`);
  };

  return (
    <div className="rounded-card border-line bg-surface mb-1 border">
      <ul ref={listRef} aria-label="Attachments" className="ring-inside max-h-[40dvh] overflow-y-auto py-1">
        {attached.map((attachment, index) => (
          <AttachmentRow
            key={attachment.id}
            attachment={attachment}
            attachments={attachments}
            position={`${index + 1} of ${attached.length}`}
            onMoveBy={(by) => move(index, index + by)}
            onDragTo={(y) => move(index, rowAt(listRef.current, y))}
          />
        ))}
      </ul>
      {!isKept && (
        <p className="text-13 text-ink-2 border-line border-t px-3 py-1.5">
          Keep this page open: this browser does not keep the files until they are sent.
        </p>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}
