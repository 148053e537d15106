'use client';

import clsx from 'clsx';
import { useCallback, useState } from 'react';
import type { Report, ReportAction } from '@/lib/contract/admin/report.ts';
import type { Page } from '@/lib/contract/values/paging.ts';
import { errorMessage } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';
import { Button } from '../_ui/form/button.tsx';
import { SelectField } from '../_ui/form/select-field.tsx';
import { useToast } from '../_ui/layers/toast.tsx';
import { Time } from '../_ui/time/time.tsx';
import { AdminList } from './admin-list.tsx';
import { useConfirmed } from './confirmed.tsx';
import { SuspendDialog } from './suspend-dialog.tsx';
import { useAdminList } from './use-admin-list.ts';
import { usePersonName } from './use-person-name.ts';

const REASONS = {
  spam: 'Spam',
  harassment: 'Harassment',
  illegal: 'Illegal',
  other: 'Something else',
} as const;
const DONE = {
  dismiss: 'Dismissed',
  delete_message: 'Message deleted',
  suspend: 'Person suspended',
} as const;
const STATES = [
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Handled' },
];

/** Reported messages, live: each with the lines around it, and what can be done. */
export function ReportsSection({ seed }: { readonly seed: Page<Report> }) {
  const [state, setState] = useState('open');
  const load = useCallback(
    (cursor: string | undefined) =>
      call('GET /admin/reports', {
        query: { limit: 20, state: state as Report['state'], ...(cursor === undefined ? {} : { cursor }) },
      }),
    [state],
  );
  const list = useAdminList(seed, load);
  return (
    <>
      <SelectField label="Reports" isLabelHidden options={STATES} value={state} onChange={setState} />
      <AdminList
        label="Reported messages"
        empty={state === 'open' ? 'No open reports.' : 'None was handled yet.'}
        list={list}
      >
        {list.items.map((report) => (
          <ReportRow key={report.id} report={report} onClosed={() => list.remove(report.id)} />
        ))}
      </AdminList>
    </>
  );
}

function ReportRow({ report, onClosed }: { readonly report: Report; readonly onClosed: () => void }) {
  const nameOf = usePersonName();
  const [isSuspending, setIsSuspending] = useState(false);
  const run = useConfirmed();
  const toast = useToast();
  const handle = async (action: ReportAction, note?: string) => {
    setIsSuspending(false);
    try {
      const body = note === undefined ? { action } : { action, note };
      if (await run(() => call('PATCH /admin/reports/{id}', { params: { id: report.id }, body }))) onClosed();
    } catch (thrown) {
      toast(errorMessage(thrown));
    }
  };
  return (
    <li className="px-4 py-3">
      <p className="text-14">
        <span className="font-medium">{REASONS[report.reason]}</span>, reported by {nameOf(report.byId)}{' '}
        <Time at={report.createdAt} style="ago" />, in {report.roomName ?? 'a direct conversation'}
      </p>
      {report.note !== '' && <p className="own-direction text-14 text-ink-2 mt-1">“{report.note}”</p>}
      <ol className="border-line text-14 my-3 border-l-2 pl-3">
        {report.snapshot.map((line) => (
          <li
            key={line.id}
            className={clsx(
              'own-direction py-0.5 break-words',
              line.isReported ? 'font-medium' : 'text-ink-2',
            )}
          >
            <span className="text-ink-3">{nameOf(line.senderId)}:</span>{' '}
            {line.body === '' ? '(deleted)' : line.body}
          </li>
        ))}
      </ol>
      {report.handled === null ? (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => void handle('dismiss')}>
            Dismiss
          </Button>
          <Button size="sm" variant="danger" onClick={() => void handle('delete_message')}>
            Delete message
          </Button>
          <Button size="sm" variant="danger" onClick={() => setIsSuspending(true)}>
            Suspend {nameOf(report.aboutId)}
          </Button>
        </div>
      ) : (
        <p className="text-13 text-ink-3">
          {DONE[report.handled.action]} by {nameOf(report.handled.byId)}{' '}
          <Time at={report.handled.at} style="ago" />
        </p>
      )}
      <SuspendDialog
        isOpen={isSuspending}
        name={nameOf(report.aboutId)}
        onClose={() => setIsSuspending(false)}
        onSuspend={(reason) => void handle('suspend', reason)}
      />
    </li>
  );
}
