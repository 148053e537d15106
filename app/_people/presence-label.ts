import type { Person } from '@/lib/contract/accounts/account.ts';
import type { TimeFormat } from '../_ui/time/format-time.ts';

/** The label of a person's presence: "Online", "Away", "Last seen 12 minutes ago", "Not seen yet". */
export function presenceLabel(
  person: Pick<Person, 'presence' | 'lastSeenAt'>,
  now: Date,
  format: TimeFormat,
): string {
  if (person.presence === 'online') return 'Online';
  if (person.presence === 'away') return 'Away';
  if (person.lastSeenAt === null) return 'Not seen yet';
  return `Last seen ${format.ago(new Date(person.lastSeenAt), now)}`;
}
