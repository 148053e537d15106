'use client';

import { useState } from 'react';
import { useSettings } from '../../_client/live/hooks.ts';
import { TextField } from '../../_ui/form/text-field.tsx';
import { SettingFrame } from './setting-frame.tsx';
import { useSetting } from './use-setting.ts';

interface NumberSettingProps {
  readonly name: 'directPage' | 'roomPage';
  readonly label: string;
  readonly hint: string;
}

/** A setting that is a whole number; saved on leaving the field or by Enter. */
export function NumberSetting({ name, label, hint }: NumberSettingProps) {
  const setting = useSetting(name);
  const saved = String(useSettings()[name]);
  const [text, setText] = useState(saved);
  const [sent, setSent] = useState(saved);
  const [known, setKnown] = useState(saved);
  // Saved on another page: shown, unless something else is being typed here.
  if (known !== saved && !setting.isPending) {
    setKnown(saved);
    setSent(saved);
    if (text === sent) setText(saved);
  }
  const handleLeave = () => {
    if (text === sent) return;
    setSent(text);
    setting.save();
  };
  return (
    <SettingFrame setting={setting}>
      <TextField
        name={name}
        label={label}
        hint={hint}
        error={setting.error}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={handleLeave}
        className="max-w-60"
      />
    </SettingFrame>
  );
}
