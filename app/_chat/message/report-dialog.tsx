'use client';

import { useState } from 'react';
import type { ReportReason } from '@/lib/contract/admin/report.ts';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { Button } from '../../_ui/form/button.tsx';
import { SelectField } from '../../_ui/form/select-field.tsx';
import { TextField } from '../../_ui/form/text-field.tsx';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { StatusLine } from '../../_ui/layout/status-line.tsx';

const REASONS = [
  { value: 'spam', label: 'Spam' },
  { value: 'harassment', label: 'Harassment' },
  { value: 'illegal', label: 'Something illegal' },
  { value: 'other', label: 'Something else' },
] as const satisfies readonly { value: ReportReason; label: string }[];

interface ReportDialogProps {
  /** What is to be reported; null while nothing is. */
  readonly message: Message | null;
  onClose(): void;
  onReported(): void;
}

/** Why a message is reported, and exactly what the administrators get to see of it. */
export function ReportDialog({ message, onClose, onReported }: ReportDialogProps) {
  const [reason, setReason] = useState<ReportReason>('spam');
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const report = async () => {
    if (!message) return;
    setIsBusy(true);
    setFailure('');
    try {
      await call('POST /messages/{id}/report', { params: { id: message.id }, body: { reason, note } });
      setNote('');
      onReported();
    } catch (thrown) {
      setFailure(`Not reported — ${errorMessage(thrown)}`);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      isOpen={message !== null}
      onClose={onClose}
      title="Report this message"
      description="The administrators see it with the five messages before and after it, as they are now, also in a private conversation, and nothing else. You hear when it was handled."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={isBusy} onClick={() => void report()}>
            Report
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <SelectField
          label="Reason"
          options={REASONS}
          value={reason}
          onChange={(value) => setReason(REASONS.find((each) => each.value === value)?.value ?? 'other')}
        />
        <TextField
          label="Note"
          hint="Optional."
          autoComplete="off"
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <StatusLine tone="danger" text={failure} />
      </div>
    </Dialog>
  );
}
