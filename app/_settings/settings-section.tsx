import type { ReactNode } from 'react';

interface SettingsSectionProps {
  /** For links that lead here. */
  readonly id?: string;
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}

/** One part of the settings, with its heading and a sentence on what it is. */
export function SettingsSection({ id, title, about, children }: SettingsSectionProps) {
  return (
    <section id={id} className="border-line border-b py-8 last:border-b-0">
      <h2 className="font-title text-22 font-semibold">{title}</h2>
      <p className="text-14 text-ink-2 mt-1">{about}</p>
      <div className="mt-5 flex flex-col gap-5">{children}</div>
    </section>
  );
}
