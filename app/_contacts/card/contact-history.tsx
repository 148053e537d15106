'use client';

import clsx from 'clsx';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import type { ContactHistoryEntry, FieldChange } from '@/lib/contract/contacts/contact-history.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { Button } from '../../_ui/form/button.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';
import { longWordClass } from '../../_ui/text/long-word.ts';
import { Time } from '../../_ui/time/time.tsx';
import { useTimeFormat } from '../../_ui/time/time-format-context.ts';
import { fieldLabel } from '../elements/field-labels.ts';
import { PagesEnd } from '../elements/pages-end.tsx';
import { asSubject, useAddressBook, useNameOf } from '../state/address-book-context.ts';
import { usePages } from '../state/use-pages.ts';
import { linesOf } from './history-lines.ts';

const VERBS = {
  created: 'added this',
  updated: 'changed',
  deleted: 'deleted this',
  restored: 'restored this',
};
const FROM = { page: '', rest: ' by a program', import: ' by an import' };

/** What happened to a contact, newest first: each field before and after, by whom, when and from where. */
export function ContactHistory({ contact }: { readonly contact: Contact }) {
  // Every change of the contact is one more entry.
  const pages = usePages(`${contact.id} ${contact.revision}`, (cursor) =>
    call('GET /contacts/{id}/history', { params: { id: contact.id }, query: { limit: 30, cursor } }),
  );
  return (
    <div>
      <ol className="divide-line divide-y">
        {pages.items.map((entry) => (
          <Entry key={entry.revision} entry={entry} contact={contact} />
        ))}
      </ol>
      <PagesEnd {...pages} isEmpty={pages.items.length === 0} />
    </div>
  );
}

interface EntryProps {
  readonly entry: ContactHistoryEntry;
  readonly contact: Contact;
}

function Entry({ entry, contact }: EntryProps) {
  const nameOf = useNameOf();
  const who = asSubject(nameOf(entry.byUserId));
  const verb =
    entry.mergedId !== null && entry.type === 'updated'
      ? 'merged another contact into this'
      : VERBS[entry.type];
  const isCreation = entry.type === 'created';
  return (
    <li className="flex flex-col gap-1 py-3">
      <p className="text-13 text-ink-2">
        <span className="text-ink font-medium">{who}</span>
        {` ${verb}${FROM[entry.from]} · `}
        <Time at={entry.at} />
      </p>
      {!isCreation &&
        entry.changes.map((change) => (
          <Change key={change.field} change={change} entry={entry} contact={contact} />
        ))}
    </li>
  );
}

interface ChangeProps extends EntryProps {
  readonly change: FieldChange;
}

function Change({ change, entry, contact }: ChangeProps) {
  const { dispatch } = useAddressBook();
  const nameOf = useNameOf();
  const toast = useToast();
  const format = useTimeFormat();
  const [isBusy, setIsBusy] = useState(false);
  const label = fieldLabel(change.field);
  const shown = (text: string) => (change.field === 'userId' && text !== '' ? nameOf(text) : text);
  const handlePutBack = async () => {
    setIsBusy(true);
    try {
      dispatch({
        type: 'saved',
        contact: await call('POST /contacts/{id}/history/{revision}/put-back', {
          params: { id: contact.id, revision: String(entry.revision) },
          body: { field: change.field },
        }),
      });
      toast(`${label} put back`);
    } catch (thrown) {
      toast(`${label} was not put back. ${errorMessage(thrown)}`);
    }
    setIsBusy(false);
  };
  return (
    <div className="flex items-start gap-2">
      <dl className="text-14 grid min-w-0 grow grid-cols-[6rem_minmax(0,1fr)] gap-x-3">
        <dt className="text-ink-2">{label}</dt>
        <dd className="min-w-0">
          {linesOf(change, format).map(({ before, after }) => (
            <p
              key={`${before}→${after}`}
              className={clsx(
                'own-direction whitespace-pre-wrap',
                longWordClass(before) ?? longWordClass(after),
              )}
            >
              {before !== '' && <del className="text-ink-3">{shown(before)}</del>}
              {before !== '' && after !== '' && <span className="text-ink-3">{' → '}</span>}
              {after !== '' && <ins className="no-underline">{shown(after)}</ins>}
              {before === '' && after === '' && <span className="text-ink-3">empty</span>}
            </p>
          ))}
        </dd>
      </dl>
      <Button
        size="sm"
        variant="quiet"
        isBusy={isBusy}
        aria-label={`Put back ${label}`}
        className="-mt-1"
        onClick={() => void handlePutBack()}
      >
        <Undo2 aria-hidden size={14} strokeWidth={1.75} />
        Put back
      </Button>
    </div>
  );
}
