'use client';

import { useSyncExternalStore } from 'react';
import { useLiveClient } from '../../../_client/live/live-context.ts';
import type { PendingMessage } from '../../../_client/state/pending.ts';
import { Button } from '../../../_ui/form/button.tsx';
import type { DrawnFile } from '../file/file-layout.ts';
import { FileGroup } from './file-group.tsx';

interface PendingFilesProps {
  readonly message: PendingMessage;
  onCancel(): void;
}

/** The files of a message that is on its way: drawn from this device, with how far they have come. */
export function PendingFiles({ message, onCancel }: PendingFilesProps) {
  const { files } = useLiveClient();
  const previews = useSyncExternalStore(files.subscribe, () =>
    message.files.map(({ id }) => files.opened()?.attachments.previewOf(id) ?? '').join(' '),
  ).split(' ');
  const drawn = message.files.map(
    (file, index): DrawnFile => ({
      ...file,
      address: null,
      preview: previews[index] || null,
      placeholder: null,
    }),
  );
  return (
    <>
      <FileGroup files={drawn} />
      {message.state !== 'failed' && <Progress message={message} onCancel={onCancel} />}
      {message.isPageOnly && (
        <p className="text-13 text-ink-2 px-1.5">Keep this page open until it is sent.</p>
      )}
    </>
  );
}

/** "2 of 3 · 64 %" while files go up; nothing once they are there and the message waits. */
function Progress({ message, onCancel }: PendingFilesProps) {
  const { files } = useLiveClient();
  const count = message.files.length;
  const total = message.files.reduce((sum, { size }) => sum + size, 0);
  // As text, which is the same while nothing changed.
  const label = useSyncExternalStore(files.subscribe, () => {
    const attachments = files.opened()?.attachments;
    const held = message.files.map(({ id }) => attachments?.held.find(id));
    const whole = held.filter((each) => each?.upload?.wholeAt != null).length;
    const sent = message.files.reduce((sum, file, index) => {
      const isWhole = held[index]?.upload?.wholeAt != null;
      return sum + (isWhole ? file.size : (attachments?.sentOf(file.id) ?? 0));
    }, 0);
    if (whole === count) return '';
    const percent = Math.floor((100 * sent) / Math.max(1, total));
    return count === 1 ? `${percent} %` : `${whole} of ${count} · ${percent} %`;
  });
  return (
    <div className="flex items-center justify-end gap-2 px-1.5">
      {label !== '' && (
        <span className="text-13 text-ink-2 tabular-nums">
          <span className="sr-only">Uploaded: </span>
          {label}
        </span>
      )}
      <Button size="sm" variant="quiet" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
