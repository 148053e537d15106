import { SettingsSection } from '../settings-section.tsx';
import { CheckNotifications } from './check-notifications.tsx';
import { InstallApp } from './install-app.tsx';

/** Parley as an app, and whether notifications reach this device. */
export function PhoneSection() {
  return (
    <SettingsSection
      id="phone"
      title="On your phone"
      about="Parley as an app, and notifications while it is closed."
    >
      <InstallApp />
      <CheckNotifications />
    </SettingsSection>
  );
}
