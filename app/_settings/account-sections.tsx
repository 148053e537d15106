import type { Me } from '@/lib/contract/accounts/account.ts';
import { AvatarField } from './avatar-field.tsx';
import { EmailField } from './email-field.tsx';
import { PasswordSection } from './password-section.tsx';
import { SavedField } from './saved-field.tsx';
import { SettingsSection } from './settings-section.tsx';
import { TimeZoneField } from './time-zone-field.tsx';

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

/** As the server knows them, which checks what is chosen; the browser's own list may differ. */
function timeZones(): readonly string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];
}
