'use client';

import { Tag, Trash2, X } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { cleanLine } from '@/lib/contract/values/text.ts';
import { Button } from '../../_ui/form/button.tsx';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { TextField } from '../../_ui/form/text-field.tsx';
import { useKnownTags } from '../state/use-known-tags.ts';
import { useSelection } from './selection.tsx';
import { useBulkActions } from './use-bulk-actions.ts';

/** What can be done with all that was chosen. */
export function SelectionBar() {
  const { selected, isSelecting, clear } = useSelection();
  const { removeAll, tagAll, isBusy } = useBulkActions();
  const { known, ask } = useKnownTags();
  const [isTagging, setIsTagging] = useState(false);
  const [tag, setTag] = useState('');
  const listId = useId();
  if (!isSelecting) return null;
  const ids = [...selected];
  const handleTag = (event: FormEvent) => {
    event.preventDefault();
    const clean = cleanLine(tag);
    if (clean === '') return;
    setIsTagging(false);
    setTag('');
    void tagAll(ids, clean);
  };
  return (
    <section
      aria-label="Selected contacts"
      className="border-line bg-surface flex flex-col gap-2 border-t px-3 py-2"
    >
      {isTagging && (
        <form onSubmit={handleTag} className="flex items-end gap-2">
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
      )}
      <div className="flex items-center gap-1">
        <p role="status" className="text-14 grow">{`${ids.length} selected`}</p>
        <IconButton
          label="Tag the selected"
          icon={Tag}
          disabled={ids.length === 0 || isBusy}
          onClick={() => {
            ask();
            setIsTagging(!isTagging);
          }}
        />
        <IconButton
          label="Delete the selected"
          icon={Trash2}
          tone="danger"
          disabled={ids.length === 0 || isBusy}
          onClick={() => void removeAll(ids)}
        />
        <IconButton label="End selecting" icon={X} onClick={clear} />
      </div>
    </section>
  );
}
