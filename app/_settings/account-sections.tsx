import Link from 'next/link';
import type { ApiToken, Me, Session } from '@/lib/contract/accounts/account.ts';
import { AvatarField } from './avatar-field.tsx';
import { DeviceRow } from './device-row.tsx';
import { EmailField } from './email-field.tsx';
import { NewToken } from './new-token.tsx';
import { PasswordSection } from './password-section.tsx';
import { SavedField } from './saved-field.tsx';
import { SettingsSection } from './settings-section.tsx';
import { TimeZoneField } from './time-zone-field.tsx';
import { TokenRow } from './token-row.tsx';

/** How the person is called, and how to reach them. */
export function ProfileSection({ me }: { readonly me: Me }) {
  return (
    <SettingsSection title="Profile" about={`You sign in as @${me.username}.`}>
      <AvatarField />
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
      <TimeZoneField saved={me.timeZone ?? ''} names={timeZones()} />
      <EmailField key={me.email} saved={me.email ?? ''} />
      <PasswordSection />
    </SettingsSection>
  );
}

/** Where the person is signed in. */
export function DevicesSection({ sessions }: { readonly sessions: readonly Session[] }) {
  return (
    <SettingsSection title="Devices" about="Where you are signed in. Signing one out ends it at once.">
      <ul aria-label="Devices" className="divide-line rounded-card border-line bg-surface divide-y border">
        {sessions.map((session) => (
          <DeviceRow key={session.id} session={session} />
        ))}
      </ul>
    </SettingsSection>
  );
}

/** Tokens of programs that act as this person. */
export function TokensSection({ tokens }: { readonly tokens: readonly ApiToken[] }) {
  return (
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
  );
}

/** As the server knows them, which checks what is chosen; the browser's own list may differ. */
function timeZones(): readonly string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];
}
