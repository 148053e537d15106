'use client';

import { useMe } from '../../_client/live/hooks.ts';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { KEY_GROUPS, type KeyEntry } from './key-table.ts';
import { keySigns } from './match-key.ts';
import { useIsApple } from './use-is-apple.ts';

/** Every key that works, by where it works. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { singleKeys, enterSends } = useMe().settings;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Keyboard shortcuts"
      description={
        singleKeys
          ? undefined
          : 'Single-letter shortcuts are switched off in the settings, so they are left out.'
      }
      className="max-w-200"
    >
      <div className="gap-x-10 sm:columns-2">
        {KEY_GROUPS.map(({ title, entries }) => (
          <section key={title} className="mb-6 break-inside-avoid">
            <h3 className="text-14 text-ink-3 mb-1 font-medium">{title}</h3>
            <dl className="divide-line divide-y">
              {Object.entries(entries)
                .map(([name, entry]): readonly [string, KeyEntry] => [name, swapped(name, entry, enterSends)])
                .filter(([, { keys }]) => singleKeys || keys.some((key) => key.length > 1))
                .map(([name, entry]) => (
                  <Line key={name} entry={entry} />
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** Who set it so sends with Shift+Enter and breaks the line with Enter. */
function swapped(name: string, entry: KeyEntry, enterSends: boolean): KeyEntry {
  if (enterSends || (name !== 'send' && name !== 'breakLine')) return entry;
  return { ...entry, keys: name === 'send' ? ['Shift+Enter', 'Mod+Enter'] : ['Enter'] };
}

function Line({ entry }: { readonly entry: KeyEntry }) {
  const isMac = useIsApple();
  return (
    <div className="flex items-baseline justify-between gap-4 py-1.5">
      <dt className="text-14">{entry.does}</dt>
      <dd className="flex shrink-0 flex-wrap justify-end gap-x-2">
        {entry.keys.map((combination, index) => (
          <span key={combination} className="text-13 text-ink-3 whitespace-nowrap">
            {index > 0 && 'or '}
            {keySigns(combination, isMac).map((sign) => (
              <kbd
                key={sign}
                className="rounded-control border-line bg-bg text-13 text-ink-2 ml-0.5 inline-block min-w-6 border px-1.5 py-0.5 text-center font-sans font-medium"
              >
                {sign}
              </kbd>
            ))}
          </span>
        ))}
      </dd>
    </div>
  );
}
