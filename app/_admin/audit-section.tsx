'use client';

import type { AuditAction, AuditEntry } from '@/lib/contract/admin/audit.ts';
import type { Page } from '@/lib/contract/values/paging.ts';
import { call } from '../_client/rest/call.ts';
import { Time } from '../_ui/time/time.tsx';
import { AdminList } from './admin-list.tsx';
import { changesText } from './changes-text.ts';
import { useAdminList } from './use-admin-list.ts';
import { usePersonName } from './use-person-name.ts';

const TEXTS: Readonly<Record<AuditAction, string>> = {
  'user.role': 'changed the role of',
  'user.suspend': 'suspended',
  'user.restore': 'let in again',
  'user.reset_link': 'made a link for a new password of',
  'user.end_session': 'signed out a device of',
  'user.delete': 'deleted the account of',
  'invitation.create': 'made an invitation',
  'invitation.end': 'ended an invitation',
  'room.archive': 'archived a room',
  'room.reopen': 'opened a room again',
  'room.owner': 'gave a room another owner',
  'room.delete': 'deleted a room',
  'report.close': 'handled a report',
  'message.delete': 'deleted a message',
  'settings.change': 'changed the settings',
  'backup.make': 'began a backup',
  'backup.fetch': 'took a backup along',
};

const load = (cursor: string | undefined) =>
  call('GET /admin/audit', { query: { limit: 30, ...(cursor === undefined ? {} : { cursor }) } });

/** What administrators did, the newest first. */
export function AuditSection({ seed }: { readonly seed: Page<AuditEntry> }) {
  const nameOf = usePersonName();
  const list = useAdminList(seed, load);
  return (
    <AdminList label="Audit entries" empty="Nothing was done yet." list={list}>
      {list.items.map((entry) => (
        <li key={entry.id} className="px-4 py-2.5">
          <p className="text-14">
            <span className="font-medium">
              {entry.actorId === null ? 'The machine' : nameOf(entry.actorId)}
            </span>{' '}
            {TEXTS[entry.action]}
            {entry.target.kind === 'user' && ` ${nameOf(entry.target.id)}`}
          </p>
          <p className="text-13 text-ink-3">
            <Time at={entry.at} style="full" />, from {entry.address}
          </p>
          <ChangesLine text={changesText(entry, nameOf)} />
        </li>
      ))}
    </AdminList>
  );
}

function ChangesLine({ text }: { readonly text: string }) {
  return text === '' ? null : <p className="text-13 text-ink-2 break-words">{text}</p>;
}
