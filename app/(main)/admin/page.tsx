import { ShieldCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { listAudit } from '@/lib/admin/audit/list-audit.ts';
import { getOverview } from '@/lib/admin/overview/get-overview.ts';
import { listUsers } from '@/lib/admin/people/list-users.ts';
import { listAdminRooms } from '@/lib/admin/rooms/list-admin-rooms.ts';
import { getSettings } from '@/lib/admin/settings/get-settings.ts';
import { listBackups } from '@/lib/backup/admin/list-backups.ts';
import { requireCaller } from '@/lib/http/page.ts';
import { listInvitations } from '@/lib/invitations/list-invitations.ts';
import { listReports } from '@/lib/moderation/list-reports.ts';
import { AuditSection } from '../../_admin/audit-section.tsx';
import { BackupsSection } from '../../_admin/backups-section.tsx';
import { ConfirmedProvider } from '../../_admin/confirmed.tsx';
import { OverviewSection } from '../../_admin/overview-section.tsx';
import { PeopleSection } from '../../_admin/people-section.tsx';
import { ReportsSection } from '../../_admin/reports-section.tsx';
import { RoomsSection } from '../../_admin/rooms-section.tsx';
import { WorkspaceSettingsSection } from '../../_admin/settings-section.tsx';
import { InvitationList } from '../../_people/invitation-list.tsx';
import { InviteButton } from '../../_people/invite-button.tsx';
import { SettingsSection } from '../../_settings/settings-section.tsx';
import { EmptyState } from '../../_ui/layout/empty-state.tsx';
import { PageColumn } from '../../_ui/layout/page-column.tsx';

export const metadata: Metadata = { title: 'Admin' };

/** Everything an administrator looks after, on one page. */
export default async function AdminPage() {
  const { ctx, caller } = await requireCaller();
  if (caller.role !== 'admin')
    return (
      <EmptyState icon={ShieldCheck} title="For administrators" level={1} className="my-auto">
        This page is for those who look after the workspace.
      </EmptyState>
    );
  const [overview, users, rooms, reports, audit, invitations, settings, backups] = await Promise.all([
    getOverview(ctx, caller),
    listUsers(ctx, caller, { limit: 50 }),
    listAdminRooms(ctx, caller, { limit: 50 }),
    listReports(ctx, caller, { limit: 20, state: 'open' }),
    listAudit(ctx, caller, { limit: 30 }),
    listInvitations(ctx, caller, { limit: 50 }),
    getSettings(ctx, caller),
    listBackups(ctx, caller),
  ]);
  return (
    <ConfirmedProvider>
      <PageColumn title={overview.workspace}>
        <SettingsSection title="Overview" about="How the workspace is.">
          <OverviewSection seed={overview} />
        </SettingsSection>
        <SettingsSection title="People" about="Everyone who has an account.">
          <PeopleSection seed={users} />
        </SettingsSection>
        <SettingsSection title="Invitations" about="Links with which one can join now.">
          <InviteButton />
          <InvitationList seed={invitations} />
        </SettingsSection>
        <SettingsSection title="Rooms" about="What they are, never what is said in them.">
          <RoomsSection seed={rooms} />
        </SettingsSection>
        <SettingsSection
          title="Reports"
          about="Messages that people reported, with the five lines before and after as they were."
        >
          <ReportsSection seed={reports} />
        </SettingsSection>
        <SettingsSection title="Audit" about="What administrators did. No one can change it.">
          <AuditSection seed={audit} />
        </SettingsSection>
        <SettingsSection title="Settings" about="For the whole workspace.">
          <WorkspaceSettingsSection seed={settings} />
        </SettingsSection>
        <SettingsSection title="Backups" about="Copies of everything, each proved by restoring it.">
          <BackupsSection seed={backups} />
        </SettingsSection>
      </PageColumn>
    </ConfirmedProvider>
  );
}
