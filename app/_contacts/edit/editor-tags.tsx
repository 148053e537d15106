'use client';

import clsx from 'clsx';
import { X } from 'lucide-react';
import { type KeyboardEvent, useId, useRef } from 'react';
import { caseKey } from '@/lib/contract/values/text.ts';
import { TextField } from '../../_ui/form/text-field.tsx';
import { TAG_CLASS, tagHue } from '../elements/tag-label.tsx';
import { type FormValues, tagsOf } from '../form/form-values.ts';
import { useKnownTags } from '../state/use-known-tags.ts';

interface EditorTagsProps {
  readonly tags: FormValues['tags'];
  readonly error: string | undefined;
  readonly onChange: (tags: FormValues['tags']) => void;
}

/** The tags of a contact as chips, and a box that completes those of the address book. */
export function EditorTags({ tags, error, onChange }: EditorTagsProps) {
  const listId = useId();
  const hint = useId();
  const box = useRef<HTMLDivElement>(null);
  const { known, ask } = useKnownTags();
  const has = new Set(tags.chips.map(caseKey));

  const addTags = (text: string) => onChange({ chips: tagsOf({ chips: tags.chips, text }), text: '' });
  const remove = (index: number) => {
    onChange({ ...tags, chips: tags.chips.filter((_, at) => at !== index) });
    box.current?.querySelector<HTMLElement>('[name="tags"]')?.focus();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && tags.text.trim() !== '') {
      event.preventDefault();
      addTags(tags.text);
    } else if (event.key === 'Backspace' && tags.text === '' && tags.chips.length > 0) {
      event.preventDefault();
      onChange({ ...tags, chips: tags.chips.slice(0, -1) });
    }
  };
  const type = (text: string) => {
    // A comma ends a tag; so does choosing one of the list, which arrives as a whole word at once.
    const isChosen = known.includes(text) && text.length - tags.text.length !== 1;
    if (/[,;]/.test(text) || isChosen) addTags(text);
    else onChange({ ...tags, text });
  };

  return (
    <div ref={box} className="flex flex-col gap-2">
      <TextField
        label="Tags"
        name="tags"
        list={listId}
        autoComplete="off"
        autoCapitalize="none"
        hint={<span id={hint}>Enter or a comma adds a tag.</span>}
        value={tags.text}
        error={error}
        onFocus={ask}
        onChange={(event) => type(event.target.value)}
        onKeyDown={handleKeyDown}
      />
      <datalist id={listId}>
        {known
          .filter((tag) => !has.has(caseKey(tag)))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
      {tags.chips.length > 0 && (
        <ul aria-label="Tags of this contact" className="flex flex-wrap gap-1.5">
          {tags.chips.map((tag, index) => (
            <li
              key={tag}
              data-hue={tagHue(tag)}
              className={clsx(TAG_CLASS, 'text-13 flex min-h-8 items-center ps-3')}
            >
              <input type="hidden" name="tag" value={tag} />
              <bdi className="[overflow-wrap:anywhere]">{tag}</bdi>
              <button
                type="submit"
                name="intent"
                value={`remove tags ${index}`}
                aria-label={`Remove tag ${tag}`}
                onClick={(event) => {
                  event.preventDefault();
                  remove(index);
                }}
                className="hover:bg-hover hover:text-ink inline-grid size-8 shrink-0 place-items-center rounded-full"
              >
                <X aria-hidden size={14} strokeWidth={2} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
