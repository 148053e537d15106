import { ThemeSwitch } from '../_ui/theme/theme-switch.tsx';
import { BlockedPeople } from './blocked-people.tsx';
import { NotificationSettings } from './notification-settings.tsx';
import { QuietHoursSettings } from './quiet/quiet-hours-settings.tsx';
import { CheckSetting } from './setting/check-setting.tsx';
import { ChoiceSetting } from './setting/choice-setting.tsx';
import { NumberSetting } from './setting/number-setting.tsx';
import { SettingsSection } from './settings-section.tsx';

const ANNOUNCE_CHOICES = [
  { value: 'everything', label: 'Everything: who writes, and what' },
  { value: 'sender', label: 'Only who writes' },
  { value: 'mentions', label: 'Only mentions of me' },
  { value: 'off', label: 'Nothing' },
];

/** Whether and how this device shows notifications. */
export function NotificationsSection() {
  return (
    <SettingsSection
      title="Notifications"
      about="Direct messages, mentions and replies to you; of a conversation what its bell says."
    >
      <NotificationSettings />
      <CheckSetting
        name="birthdayNotices"
        label="Birthdays of contacts"
        hint="One notification at nine in the morning of a day on which contacts have their birthday, on all your devices that take them."
      />
      <QuietHoursSettings />
    </SettingsSection>
  );
}

/** How conversations open and what Enter does. */
export function ConversationsSection() {
  return (
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
  );
}

/** Which keys work. */
export function KeyboardSection() {
  return (
    <SettingsSection title="Keyboard" about="On all your devices.">
      <CheckSetting
        name="singleKeys"
        label="Single-letter shortcuts"
        hint="On a focused message or contact, such as R to reply; also / and ?. Press ? to see them all."
      />
    </SettingsSection>
  );
}

/** What a screen reader announces by itself. */
export function ScreenReaderSection() {
  return (
    <SettingsSection title="Screen reader" about="On all your devices.">
      <ChoiceSetting
        name="announce"
        label="A screen reader says of new messages"
        hint="Connection and failures are always said."
        choices={ANNOUNCE_CHOICES}
      />
    </SettingsSection>
  );
}

/** What others see of this person. */
export function PrivacySection() {
  return (
    <SettingsSection title="Privacy" about="On all your devices.">
      <CheckSetting
        name="hidePresence"
        label="Hide my presence"
        hint="Others see when you are online, away for 5 minutes, and when you were last here."
        hintOn="Others see you as offline, without a time."
      />
      <BlockedPeople />
    </SettingsSection>
  );
}

/** Light or dark. */
export function AppearanceSection() {
  return (
    <SettingsSection title="Appearance" about="Kept on this device.">
      <ThemeSwitch />
    </SettingsSection>
  );
}
