import type { AuditEntry } from '@/lib/contract/admin/audit.ts';

type Value = NonNullable<AuditEntry['after']>[string];

/** Names of values whose own would not be understood. */
const LABELS: Readonly<Record<string, string>> = {
  maxUses: 'lets in',
  expiresInDays: 'days until it ends',
  signUp: 'who may join',
  invitedBy: 'who invites',
  roomsCreatedBy: 'who makes rooms',
  retentionDays: 'days that messages are kept',
  emailsShownToAdmins: 'administrators see email addresses',
  showsLinkPreviews: 'previews of links are shown',
  ownerId: 'new owner',
  aboutId: 'about',
};

/** What was changed, from what to what: "role: member → admin; reason: Spam". Empty where nothing of it was noted. */
export function changesText(
  { before, after }: Pick<AuditEntry, 'before' | 'after'>,
  nameOf: (userId: string) => string,
): string {
  const [was, is] = [before ?? {}, after ?? {}];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names
    .flatMap((name) => {
      // An id says nothing to a reader.
      if (name === 'messageId') return [];
      const text = (value: Value | undefined) =>
        name.endsWith('Id') && typeof value === 'string' ? nameOf(value) : valueText(value);
      const both = [text(was[name]), text(is[name])];
      if (both.every((each) => each === '')) return [];
      const label = LABELS[name] ?? name;
      return name in was && name in is
        ? [`${label}: ${both.map((each) => each || 'none').join(' → ')}`]
        : [`${label}: ${both.join('')}`];
    })
    .join('; ');
}

function valueText(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
