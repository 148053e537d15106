'use client';

import { useEffect, useState } from 'react';
import type { Overview, ProcessHealth } from '@/lib/contract/admin/overview.ts';
import { useListsVersion } from '../_client/live/hooks.ts';
import { call } from '../_client/rest/call.ts';
import { formatSize } from '../_ui/text/format-size.ts';
import { Time } from '../_ui/time/time.tsx';

/** As often as processes report, about. */
const READ_MS = 10_000;

/** How the workspace is, in numbers, read again while the page is in sight. */
export function OverviewSection({ seed }: { readonly seed: Overview }) {
  const overview = useOverview(seed);
  const { people, processes } = overview;
  const waiting = (name: 'writesWaiting' | 'worksWaiting') =>
    processes.reduce((sum, process) => sum + process[name], 0);
  const figures = [
    ['People', `${people.active}${people.suspended > 0 ? `, ${people.suspended} suspended` : ''}`],
    ['Administrators', people.admins],
    ['Rooms', overview.rooms],
    ['Messages', overview.messages.toLocaleString('en')],
    ['Indexed for search', indexedText(overview)],
    ['Contacts', overview.contacts.toLocaleString('en')],
    ['Open reports', overview.openReports],
    ['Storage', overview.storageBytes === null ? 'in MongoDB' : formatSize(overview.storageBytes)],
    ['Version', `${overview.version}, Node.js ${overview.node}`],
    ['Store and bus', `${overview.store === 'embedded' ? 'embedded engine' : 'MongoDB'}, ${overview.bus}`],
    ['Imports running', overview.importsRunning],
    ['Changes waiting', waiting('writesWaiting')],
    ['Calls waiting', waiting('worksWaiting')],
  ] as const;
  return (
    <>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {figures.map(([name, value]) => (
          <div key={name} className="border-line flex justify-between gap-3 border-b pb-2">
            <dt className="text-14 text-ink-2 shrink-0">{name}</dt>
            <dd className="text-14 text-right font-medium tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {overview.brokenAuditEntry !== null && (
        <p role="alert" className="bg-danger-soft text-14 text-danger rounded-control px-3 py-2">
          Entry {overview.brokenAuditEntry} of the audit is not as it was written, or the one before it is
          missing.
        </p>
      )}
      <div>
        <h3 className="text-14 font-medium">Processes</h3>
        <ul
          aria-label="Processes"
          className="divide-line rounded-card border-line bg-surface mt-2 divide-y border"
        >
          {processes.map((process) => (
            <ProcessRow key={process.id} process={process} />
          ))}
        </ul>
      </div>
    </>
  );
}

function ProcessRow({ process }: { readonly process: ProcessHealth }) {
  const { host, pid, version, startedAt, heardAt, sockets, memoryBytes, eventLoopDelayMs } = process;
  return (
    <li className="px-4 py-2.5">
      <p className="text-14 flex flex-wrap justify-between gap-x-3">
        <span className="font-medium break-all">
          {host}, process {pid}
        </span>
        <span className="text-ink-3">Parley {version}</span>
      </p>
      <p className="text-13 text-ink-3 tabular-nums">
        {sockets} {sockets === 1 ? 'connection' : 'connections'} · {formatSize(memoryBytes)} of memory · event
        loop delay {eventLoopDelayMs.toFixed(0)} ms (99 %) · started <Time at={startedAt} style="ago" />,
        heard of <Time at={heardAt} style="ago" />
      </p>
    </li>
  );
}

/** The newest overview: read when something changed, and again and again while the page is visible. */
function useOverview(seed: Overview): Overview {
  const [overview, setOverview] = useState(seed);
  const version = useListsVersion();
  useEffect(() => {
    const read = () => {
      if (document.visibilityState !== 'visible') return;
      // A failure is made good by the next one.
      call('GET /admin/overview').then(setOverview, () => {});
    };
    if (version > 0) read();
    const timer = setInterval(read, READ_MS);
    return () => clearInterval(timer);
  }, [version]);
  return overview;
}

/** Messages of the last half minute are mostly not in the index yet. */
function indexedText({ messages, messagesIndexed }: Overview): string {
  if (messages === 0) return '—';
  const share = Math.floor((100 * messagesIndexed) / messages);
  return `${messagesIndexed.toLocaleString('en')} messages, ${share} %`;
}
