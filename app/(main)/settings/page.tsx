import type { Metadata } from 'next';
import { getMe } from '@/lib/accounts/get-me.ts';
import { listSessions } from '@/lib/accounts/list-sessions.ts';
import { listTokens } from '@/lib/accounts/list-tokens.ts';
import { requireCaller } from '@/lib/doors/page.ts';
import { PageColumn } from '../../_ui/page-column.tsx';
import { ThemeSwitch } from '../../_ui/theme-switch.tsx';
import { DeviceRow } from './device-row.tsx';
import { NewToken } from './new-token.tsx';
import { SavedField } from './saved-field.tsx';
import { SettingsSection } from './settings-section.tsx';
import { TokenRow } from './token-row.tsx';

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
      </SettingsSection>
    </PageColumn>
  );
}
