import type { Metadata } from 'next';
import Link from 'next/link';
import { getMe } from '@/lib/accounts/profile/get-me.ts';
import { listSessions } from '@/lib/accounts/sessions/list-sessions.ts';
import { listTokens } from '@/lib/accounts/tokens/list-tokens.ts';
import { requireCaller } from '@/lib/http/page.ts';
import { CheckSetting } from '../../_settings/check-setting.tsx';
import { ChoiceSetting } from '../../_settings/choice-setting.tsx';
import { DeviceRow } from '../../_settings/device-row.tsx';
import { NewToken } from '../../_settings/new-token.tsx';
import { NotificationSettings } from '../../_settings/notification-settings.tsx';
import { NumberSetting } from '../../_settings/number-setting.tsx';
import { SavedField } from '../../_settings/saved-field.tsx';
import { SettingsSection } from '../../_settings/settings-section.tsx';
import { TokenRow } from '../../_settings/token-row.tsx';
import { PageColumn } from '../../_ui/layout/page-column.tsx';
import { ThemeSwitch } from '../../_ui/theme/theme-switch.tsx';

export const metadata: Metadata = { title: 'Settings' };

const ANNOUNCE_CHOICES = [
  { value: 'everything', label: 'Everything: who writes, and what' },
  { value: 'sender', label: 'Only who writes' },
  { value: 'mentions', label: 'Only mentions of me' },
  { value: 'off', label: 'Nothing' },
];

export default async function SettingsPage() {
  const { ctx, caller } = await requireCaller();
  const [me, sessions, tokens] = await Promise.all([
    getMe(ctx, caller),
    listSessions(ctx, caller),
    listTokens(ctx, caller),
  ]);
  return (
    <PageColumn title="Settings">
      <SettingsSection title="Profile" about={`You sign in as @${me.username}.`}>
        <SavedField
          name="displayName"
          label="Display name"
          saved={me.displayName}
          hint="How others see you."
          autoComplete="name"
        />
        <SavedField
          name="status"
          label="Status"
          saved={me.status}
          hint="A few words beside your name, such as what you are doing."
          autoComplete="off"
        />
        <SavedField
          name="email"
          label="E-mail"
          saved={me.email ?? ''}
          hint="Others do not see it."
          type="email"
          autoComplete="email"
        />
      </SettingsSection>

      <SettingsSection
        title="Notifications"
        about="Direct messages, mentions and replies to you. Kept on this device."
      >
        <NotificationSettings />
      </SettingsSection>

      <SettingsSection title="Conversations" about="On all your devices.">
        <CheckSetting
          name="enterSends"
          label="Enter sends"
          hint="Shift+Enter begins a new line. Switched off, it is the other way round."
        />
        <NumberSetting
          name="directPage"
          label="Messages on opening a direct conversation"
          hint="From 1 to 200. Older ones come as you scroll up."
        />
        <NumberSetting name="roomPage" label="Messages on entering a room" hint="From 1 to 200." />
      </SettingsSection>

      <SettingsSection title="Keyboard and screen reader" about="On all your devices.">
        <CheckSetting
          name="singleKeys"
          label="Single-letter shortcuts"
          hint="On a focused message or contact, such as R to reply; also / and ?. Press ? to see them all."
        />
        <ChoiceSetting
          name="announce"
          label="A screen reader says of new messages"
          hint="Connection and failures are always said."
          choices={ANNOUNCE_CHOICES}
        />
      </SettingsSection>

      <SettingsSection title="Privacy" about="On all your devices.">
        <CheckSetting
          name="hidePresence"
          label="Hide my presence"
          hint="Others see when you are online, away for 5 minutes, and when you were last here."
          hintOn="Others see you as offline, without a time."
        />
      </SettingsSection>

      <SettingsSection title="Appearance" about="Kept on this device.">
        <ThemeSwitch />
      </SettingsSection>

      <SettingsSection title="Devices" about="Where you are signed in. Signing one out ends it at once.">
        <ul aria-label="Devices" className="divide-line rounded-card border-line bg-surface divide-y border">
          {sessions.map((session) => (
            <DeviceRow key={session.id} session={session} />
          ))}
        </ul>
      </SettingsSection>

      <SettingsSection
        title="API tokens"
        about="For programs that act as you. Whoever has a token can do what you can."
      >
        {tokens.length > 0 && (
          <ul
            aria-label="API tokens"
            className="divide-line rounded-card border-line bg-surface divide-y border"
          >
            {tokens.map((token) => (
              <TokenRow key={token.id} token={token} />
            ))}
          </ul>
        )}
        <NewToken />
        <Link href="/developers" className="text-14 text-brand-text self-start">
          Read what a program can do, and try it
        </Link>
      </SettingsSection>
    </PageColumn>
  );
}
