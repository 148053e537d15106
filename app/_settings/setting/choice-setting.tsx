'use client';

import { useSettings } from '../../_client/live/hooks.ts';
import { SelectField } from '../../_ui/form/select-field.tsx';
import { SettingFrame } from './setting-frame.tsx';
import { useChosen, useSetting } from './use-setting.ts';

interface ChoiceSettingProps {
  readonly name: 'announce' | 'clock' | 'dateOrder';
  readonly label: string;
  readonly hint: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** A setting that is one of few. */
export function ChoiceSetting({ name, label, hint, choices }: ChoiceSettingProps) {
  const setting = useSetting(name);
  const saved = useSettings()[name];
  const [value, setValue] = useChosen<string>(saved, setting.isPending);
  return (
    <SettingFrame setting={setting}>
      <SelectField
        name={name}
        label={label}
        hint={hint}
        error={setting.error}
        value={setting.error === undefined ? value : saved}
        options={choices}
        onChange={(chosen) => {
          setValue(chosen);
          setting.save();
        }}
      />
    </SettingFrame>
  );
}
