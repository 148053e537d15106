'use client';

import { CircleAlert, CloudOff, History } from 'lucide-react';
import type { SaveAnswer } from '../../_client/rest/save-contact.ts';
import { Button } from '../../_ui/form/button.tsx';
import { fieldsPhrase } from '../elements/field-labels.ts';
import { asSubject, useNameOf } from '../state/address-book-context.ts';
import type { LiveEdit } from './use-contact-edit.ts';

interface EditorNewsProps {
  readonly live: LiveEdit;
  readonly outcome: SaveAnswer | null;
  readonly onShowAll: () => void;
}

/** Whether a refusal is shown at the fields themselves. */
function isAtFields(outcome: SaveAnswer): boolean {
  return !outcome.ok && outcome.code === 'invalid' && (outcome.errors?.length ?? 0) > 0;
}

const fieldsOf = (keys: readonly string[]) => [...new Set(keys.map((key) => key.split('.')[0] ?? key))];

/** What happened to the form as a whole: not saved and why, partly saved, text brought back, changes by others. */
export function EditorNews({ live, outcome, onShowAll }: EditorNewsProps) {
  const nameOf = useNameOf();
  const { followed, form, isRestored } = live;
  const open = fieldsOf(Object.keys(form.conflicts));
  const setters = new Set(Object.values(form.conflicts).map(({ byUserId }) => asSubject(nameOf(byUserId))));
  const names = new Intl.ListFormat('en').format(setters);
  const isPartly = outcome?.ok === true && open.length > 0;
  const isWaiting = outcome?.ok === false && outcome.code === 'unreachable';
  return (
    <>
      <div role="alert" className="empty:hidden">
        {outcome?.ok === false && !isAtFields(outcome) && (
          <p
            className={
              isWaiting
                ? 'rounded-card border-line bg-surface text-14 flex items-start gap-2 border px-4 py-3'
                : 'rounded-card border-danger bg-danger-soft text-14 flex items-start gap-2 border px-4 py-3'
            }
          >
            {isWaiting ? (
              <CloudOff aria-hidden size={18} strokeWidth={1.75} className="text-ink-2 shrink-0" />
            ) : (
              <CircleAlert aria-hidden size={18} strokeWidth={1.75} className="text-danger shrink-0" />
            )}
            {isWaiting ? `${outcome.message} Will save when online.` : outcome.message}
          </p>
        )}
        {isPartly && (
          <p className="rounded-card border-line bg-surface text-14 border px-4 py-3">
            {`Everything else is saved. ${names} also changed ${fieldsPhrase(open)}. Choose below, then save.`}
          </p>
        )}
      </div>
      {live.isDeciding && (
        <div>
          <Button variant="quiet" size="sm" onClick={onShowAll} className="-ml-2">
            Show all fields
          </Button>
        </div>
      )}
      {isRestored && (
        <p className="rounded-card border-line bg-surface text-14 text-ink-2 flex items-center gap-2 border py-1 pr-1 pl-4">
          <History aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
          <span className="grow">What you typed before is still here.</span>
          <Button variant="quiet" size="sm" onClick={live.startOver}>
            Start over
          </Button>
        </p>
      )}
      <p role="status" className="sr-only">
        {followed ? `${fieldsPhrase(fieldsOf(followed.keys))} changed by ${nameOf(followed.byUserId)}` : ''}
      </p>
    </>
  );
}
