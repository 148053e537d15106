import type { Metadata } from 'next';
import { getMe } from '@/lib/accounts/profile/get-me.ts';
import { listSessions } from '@/lib/accounts/sessions/list-sessions.ts';
import { listTokens } from '@/lib/accounts/tokens/list-tokens.ts';
import { requireCaller } from '@/lib/http/page.ts';
import { DevicesSection, TokensSection } from '../../_settings/access-sections.tsx';
import { ProfileSection } from '../../_settings/account-sections.tsx';
import { PhoneSection } from '../../_settings/phone/phone-section.tsx';
import {
  AppearanceSection,
  ConversationsSection,
  KeyboardSection,
  NotificationsSection,
  PrivacySection,
  ScreenReaderSection,
} from '../../_settings/preference-sections.tsx';
import { TimeSection } from '../../_settings/time-section.tsx';
import { YourDataSection } from '../../_settings/your-data-section.tsx';
import { PageColumn } from '../../_ui/layout/page-column.tsx';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const { ctx, caller } = await requireCaller();
  const [me, sessions, tokens] = await Promise.all([
    getMe(ctx, caller),
    listSessions(ctx, caller),
    listTokens(ctx, caller),
  ]);
  return (
    <PageColumn title="Settings">
      <ProfileSection me={me} />
      <NotificationsSection />
      <ConversationsSection />
      <TimeSection />
      <KeyboardSection />
      <ScreenReaderSection />
      <PrivacySection />
      <AppearanceSection />
      <DevicesSection seed={sessions} />
      <TokensSection seed={tokens} />
      <PhoneSection />
      <YourDataSection />
    </PageColumn>
  );
}
