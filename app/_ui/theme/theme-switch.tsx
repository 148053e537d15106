'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { MenuGroup, MenuRadio } from '../layers/menu-item.tsx';
import { THEME_LABELS, THEMES } from './theme.ts';
import { useTheme } from './use-theme.ts';

const ICONS = { system: Monitor, light: Sun, dark: Moon };

/** Light, dark or as the system: a group of choices inside a menu. */
export function ThemeMenuGroup() {
  const [theme, choose] = useTheme();
  return (
    <MenuGroup label="Appearance">
      {THEMES.map((one) => (
        <MenuRadio key={one} icon={ICONS[one]} isChecked={one === theme} onClick={() => choose(one)}>
          {THEME_LABELS[one]}
        </MenuRadio>
      ))}
    </MenuGroup>
  );
}

/** The same choice as a row of radio buttons, for the settings page. */
export function ThemeSwitch() {
  const [theme, choose] = useTheme();
  return (
    <fieldset>
      <legend className="sr-only">Appearance</legend>
      <div className="rounded-control border-control bg-surface inline-flex border p-0.5">
        {THEMES.map((one) => {
          const Icon = ICONS[one];
          return (
            <label
              key={one}
              className="text-14 text-ink-2 has-checked:bg-selected has-focus-visible:outline-focus has-checked:text-ink flex min-h-10 cursor-pointer items-center gap-2 rounded-[4px] px-3 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-solid sm:min-h-8"
            >
              <input
                type="radio"
                name="theme"
                value={one}
                checked={one === theme}
                onChange={() => choose(one)}
                className="sr-only"
              />
              <Icon aria-hidden size={16} strokeWidth={1.75} />
              {THEME_LABELS[one]}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
