'use client';

import { Contact as ContactIcon } from 'lucide-react';
import { Suspense } from 'react';
import { EmptyState } from '../_ui/layout/empty-state.tsx';
import { loadLater } from '../_ui/layout/load-later.ts';
import { BirthdaysSoon } from './birthdays/birthdays-soon.tsx';
import { ContactCard } from './card/contact-card.tsx';
import { ContactMissing, ContactPending } from './contact-missing.tsx';
import { ContactEditor } from './edit/contact-editor.tsx';
import { useAddressBook } from './state/address-book-context.ts';
import { contactIdOf } from './state/contact-route.ts';
import { useOpenContact } from './use-open-contact.ts';
import { useViewingSignal } from './viewers/use-viewers.ts';

// Rarely opened: loaded when first asked for. The form is not: it has to be there whole without a script, and without a
// connection a moment after the page came.
const SCREENS = {
  import: loadLater(() => import('./import/import-screen.tsx').then(({ ImportScreen }) => ImportScreen)),
  duplicates: loadLater(() =>
    import('./duplicates/duplicates-screen.tsx').then(({ DuplicatesScreen }) => DuplicatesScreen),
  ),
  birthdays: loadLater(() =>
    import('./birthdays/birthdays-screen.tsx').then(({ BirthdaysScreen }) => BirthdaysScreen),
  ),
  bin: loadLater(() => import('./bin/bin-screen.tsx').then(({ BinScreen }) => BinScreen)),
};

const LOADING = <ContactPending status="loading" retry={() => undefined} />;

/** What is open beside the list: a contact, its form, another screen of the address book, or a hint. */
export function OpenPane() {
  const { route } = useAddressBook();
  const id = contactIdOf(route);
  const open = useOpenContact(id);
  useViewingSignal(open.contact?.id ?? null);
  if (route.mode === 'list') return <Hint />;
  if (route.mode === 'new') {
    const { name: newName = '', userId: newUserId = '' } = route;
    return (
      <ContactEditor
        key={`new ${newUserId}`}
        contact={null}
        gone={null}
        newName={newName}
        newUserId={newUserId}
      />
    );
  }
  if (route.mode in SCREENS) {
    const Screen = SCREENS[route.mode as keyof typeof SCREENS];
    return (
      <Suspense fallback={LOADING}>
        <Screen />
      </Suspense>
    );
  }
  if (open.contact === null) {
    return open.status === 'missing' ? (
      <ContactMissing />
    ) : (
      <ContactPending status={open.status} retry={open.retry} />
    );
  }
  if (route.mode === 'edit') {
    return <ContactEditor key={open.contact.id} contact={open.contact} gone={open.gone} newName="" />;
  }
  return <ContactCard key={open.contact.id} contact={open.contact} gone={open.gone} />;
}

const KEYS = [
  ['N', 'New contact'],
  ['/', 'Search'],
  ['↑ ↓', 'Move in the list'],
  ['E', 'Edit'],
  ['M', 'Message'],
  ['X', 'Select'],
] as const;

function Hint() {
  return (
    <div className="flex min-h-0 grow flex-col justify-center overflow-y-auto">
      <BirthdaysSoon />
      <EmptyState icon={ContactIcon} title="Choose a contact">
        <p>Changes by others show here as they happen.</p>
        <dl className="text-13 text-ink-3 mt-6 hidden grid-cols-[auto_auto] justify-center gap-x-4 gap-y-2 lg:grid">
          {KEYS.map(([key, what]) => (
            <div key={key} className="contents">
              <dt className="text-end">
                <kbd className="rounded-control border-line text-12 text-ink-2 border px-1.5 py-0.5 font-sans">
                  {key}
                </kbd>
              </dt>
              <dd className="text-start">{what}</dd>
            </div>
          ))}
        </dl>
      </EmptyState>
    </div>
  );
}
