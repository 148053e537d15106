'use client';

import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Backup, Backups } from '@/lib/contract/admin/backup.ts';
import { useListsVersion } from '../_client/live/hooks.ts';
import { ApiError, errorMessage } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';
import { Button } from '../_ui/form/button.tsx';
import { IconButton } from '../_ui/form/icon-button.tsx';
import { useToast } from '../_ui/layers/toast.tsx';
import { Badge } from '../_ui/layout/badge.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';
import { formatSize } from '../_ui/text/format-size.ts';
import { Time } from '../_ui/time/time.tsx';
import { useConfirmed } from './confirmed.tsx';

/** While a backup is made, how it goes is asked so often, in milliseconds: the process that makes it may be another one. */
const ASK_MS = 3_000;

/** The backups, whether a restore of them was proved lately, and a button for one more. */
export function BackupsSection({ seed }: { readonly seed: Backups }) {
  const [backups, setBackups] = useBackups(seed);
  const [error, setError] = useState('');
  const start = async () => {
    setError('');
    await call('POST /admin/backups').then(setBackups, (thrown: unknown) => setError(errorMessage(thrown)));
  };
  const { items, dailyAt, isRunning } = backups;
  return (
    <>
      <ProvedLine backups={backups} />
      <div className="flex flex-wrap items-center gap-3">
        <Button isBusy={isRunning} onClick={() => void start()}>
          Back up now
        </Button>
        <p className="text-13 text-ink-3">
          {dailyAt === null
            ? 'None is made by itself: BACKUP_AT is off.'
            : `One is made each day at ${dailyAt}.`}
        </p>
      </div>
      <StatusLine
        tone={error === '' ? 'quiet' : 'danger'}
        text={error || (isRunning ? 'A backup is being made…' : '')}
      />
      {items.length > 0 && (
        <ul aria-label="Backups" className="divide-line rounded-card border-line bg-surface divide-y border">
          {items.map((backup) => (
            <BackupRow key={backup.id} backup={backup} />
          ))}
        </ul>
      )}
    </>
  );
}

/** "Last proved restore: today 03:04: 1,204,113 messages, 8,402 files, 41 s", or what is wrong. */
function ProvedLine({ backups }: { readonly backups: Backups }) {
  const { items, isFresh, failure } = backups;
  const proved = items.find(({ isProved }) => isProved);
  const isWrong = failure !== null || (!isFresh && items.length > 0);
  return (
    <>
      <p className={`text-14 ${isWrong ? 'text-danger' : 'text-ink-2'}`}>
        {proved?.provedAt && proved.counts ? (
          <>
            Last proved restore: <Time at={proved.provedAt} style="full" />:{' '}
            {countText(proved.counts.messages, 'message')}, {countText(proved.counts.files, 'file')},{' '}
            {Math.ceil(proved.provedSeconds ?? 0)} s
          </>
        ) : (
          'No restore was proved yet.'
        )}
        {isWrong && failure === null && ' That is more than 26 hours ago.'}
      </p>
      {failure !== null && (
        <p role="alert" className="bg-danger-soft text-14 text-danger rounded-control px-3 py-2 break-words">
          The last backup failed, <Time at={failure.at} style="ago" />. {failure.text}
        </p>
      )}
    </>
  );
}

function BackupRow({ backup }: { readonly backup: Backup }) {
  const { id, at, size, counts, isProved, problem, isSealed } = backup;
  const run = useConfirmed();
  const toast = useToast();
  const address = `/api/v1/admin/backups/${encodeURIComponent(id)}`;
  const download = async () => {
    try {
      const isAllowed = await run(() => requireAllowed(address));
      if (isAllowed) window.location.assign(address);
    } catch (thrown) {
      toast(errorMessage(thrown));
    }
  };
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="min-w-0 grow">
        <p className="text-14 font-medium">
          <Time at={at} style="full" /> {isSealed && <Badge>Encrypted</Badge>}{' '}
          {!isProved && <Badge>{problem === null ? 'Not proved' : 'Does not restore'}</Badge>}
        </p>
        <p className="text-13 text-ink-3">
          {counts !== null &&
            `${countText(counts.messages, 'message')}, ${countText(counts.files, 'file')} · `}
          {formatSize(size)}
        </p>
        {problem !== null && <p className="text-13 text-danger break-words">{problem}</p>}
      </div>
      <IconButton icon={Download} label={`Download the backup ${id}`} onClick={() => void download()} />
    </li>
  );
}

/** Asks for the head of a file, so that a missing password is asked for before the browser goes there. */
async function requireAllowed(address: string): Promise<true> {
  const { ok, status } = await fetch(address, { method: 'HEAD' });
  if (status === 403) throw new ApiError('password_needed', 'Type your password again first.');
  if (!ok) throw new ApiError(null, 'This backup cannot be downloaded now.');
  return true;
}

/** The newest state: read when something changed, and again and again while a backup is made. */
function useBackups(seed: Backups): readonly [Backups, (backups: Backups) => void] {
  const [backups, setBackups] = useState(seed);
  const version = useListsVersion();
  const { isRunning } = backups;
  useEffect(() => {
    const read = () => {
      // A failure is made good by the next one.
      call('GET /admin/backups').then(setBackups, () => {});
    };
    if (version > 0) read();
    if (!isRunning) return;
    const timer = setInterval(read, ASK_MS);
    return () => clearInterval(timer);
  }, [version, isRunning]);
  return [backups, setBackups];
}

function countText(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
