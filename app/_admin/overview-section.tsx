import type { Overview } from '@/lib/contract/admin/overview.ts';
import { Time } from '../_ui/time/time.tsx';

/** How the workspace is, in numbers. */
export function OverviewSection({ overview }: { readonly overview: Overview }) {
  const { people, process: own } = overview;
  const figures = [
    ['People', `${people.active}${people.suspended > 0 ? `, ${people.suspended} suspended` : ''}`],
    ['Administrators', people.admins],
    ['Rooms', overview.rooms],
    ['Messages', overview.messages.toLocaleString('en')],
    ['Contacts', overview.contacts.toLocaleString('en')],
    ['Open reports', overview.openReports],
    ['Storage', overview.storageBytes === null ? 'in MongoDB' : sizeText(overview.storageBytes)],
    ['Version', `${overview.version}, Node.js ${overview.node}`],
    ['Store and bus', `${overview.store === 'embedded' ? 'embedded engine' : 'MongoDB'}, ${overview.bus}`],
    ['Connections here', own.sockets],
    ['Memory here', sizeText(own.memoryBytes)],
    ['Event loop delay here', `${own.eventLoopDelayMs.toFixed(0)} ms (99 %)`],
  ] as const;
  return (
    <>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {figures.map(([name, value]) => (
          <div key={name} className="border-line flex justify-between gap-3 border-b pb-2">
            <dt className="text-14 text-ink-2">{name}</dt>
            <dd className="text-14 text-right font-medium tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-13 text-ink-3">
        The process that answered started <Time at={own.startedAt} style="ago" />.
      </p>
      {overview.brokenAuditEntry !== null && (
        <p role="alert" className="bg-danger-soft text-14 text-danger rounded-control px-3 py-2">
          Entry {overview.brokenAuditEntry} of the audit is not as it was written, or the one before it is
          missing.
        </p>
      )}
    </>
  );
}

function sizeText(bytes: number): string {
  const [unit, size] = bytes < 1024 ** 3 ? ['MB', bytes / 1024 ** 2] : ['GB', bytes / 1024 ** 3];
  return `${size.toFixed(size < 10 ? 1 : 0)} ${unit}`;
}
