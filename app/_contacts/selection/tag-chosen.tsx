'use client';

import clsx from 'clsx';
import { X } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { caseKey, cleanLine } from '@/lib/contract/values/text.ts';
import { Button } from '../../_ui/form/button.tsx';
import { TextField } from '../../_ui/form/text-field.tsx';
import { TAG_CLASS, tagHue } from '../elements/tag-label.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { useSelection } from './selection.tsx';

interface TagChosenProps {
  /** The tags of the address book. */
  readonly known: readonly string[];
  readonly onTag: (tag: string, isOn: boolean) => void;
}

/** A box for a tag that all the chosen get, and the tags that some of them have, to be removed from all. */
export function TagChosen({ known, onTag }: TagChosenProps) {
  const { state } = useAddressBook();
  const { selected } = useSelection();
  const [tag, setTag] = useState('');
  const listId = useId();
  const tags = new Map<string, string>();
  for (const id of selected) {
    for (const each of state.known.get(id)?.tags ?? []) tags.set(caseKey(each), each);
  }
  const handleAdd = (event: FormEvent) => {
    event.preventDefault();
    const clean = cleanLine(tag);
    if (clean !== '') onTag(clean, true);
  };
  return (
    <div className="flex flex-col gap-2">
      <form onSubmit={handleAdd} className="flex items-end gap-2">
        <TextField
          label="Tag to add"
          list={listId}
          autoFocus
          maxLength={40}
          autoComplete="off"
          value={tag}
          onChange={(event) => setTag(event.target.value)}
          className="grow"
        />
        <datalist id={listId}>
          {known.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <Button type="submit" variant="primary">
          Add
        </Button>
      </form>
      {tags.size > 0 && (
        <ul aria-label="Tags of the selected" className="flex max-h-32 flex-wrap gap-1.5 overflow-y-auto">
          {[...tags.values()].map((each) => (
            <li key={each}>
              <button
                type="button"
                aria-label={`Remove tag ${each}`}
                data-hue={tagHue(each)}
                onClick={() => onTag(each, false)}
                className={clsx(TAG_CLASS, 'text-13 inline-flex min-h-8 items-center gap-1 ps-3 pe-2')}
              >
                <bdi className="max-w-50 truncate">{each}</bdi>
                <X aria-hidden size={14} strokeWidth={2} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
