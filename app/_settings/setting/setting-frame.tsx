import type { ReactNode } from 'react';
import { Button } from '../../_ui/form/button.tsx';
import { StatusLine } from '../../_ui/layout/status-line.tsx';
import type { useSetting } from './use-setting.ts';

interface SettingFrameProps {
  readonly setting: ReturnType<typeof useSetting>;
  readonly children: ReactNode;
}

/** The form around one setting: its control, and a quiet word when it is saved. */
export function SettingFrame({ setting, children }: SettingFrameProps) {
  return (
    <form {...setting.form} className="relative">
      <input type="hidden" name="setting" value={setting.name} />
      {children}
      <span className="mt-2 hidden noscript:block">
        <Button type="submit">Save</Button>
      </span>
      <StatusLine text={setting.status} className="absolute top-0 right-0" />
    </form>
  );
}
