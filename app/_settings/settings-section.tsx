import type { ReactNode } from 'react';

interface SettingsSectionProps {
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}

/** One part of the settings, with its heading and a sentence on what it is. */
export function SettingsSection({ title, about, children }: SettingsSectionProps) {
  return (
    <section className="border-line border-b py-8 last:border-b-0">
      <h2 className="font-title text-22 font-semibold">{title}</h2>
      <p className="text-14 text-ink-2 mt-1">{about}</p>
      <div className="mt-5 flex flex-col gap-5">{children}</div>
    </section>
  );
}
