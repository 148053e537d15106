import { type RefObject, useRef, useState } from 'react';
import { charactersLeft } from '../length/characters-left.ts';
import { fitHeight } from './fit-height.ts';
import { toggleSign } from './format-keys.ts';
import { putText } from './insert-text.ts';

export interface ComposerField {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly hasText: boolean;
  /** How many more characters it takes; null while there are plenty. */
  readonly left: number | null;
  read(): string;
  /** Replaces what is written. */
  write(text: string): void;
  /** After the text changed by typing, or was there before the scripts came. */
  update(): void;
  focus(): void;
  /** Focuses it with the cursor after the text. */
  focusEnd(): void;
  /** Puts a Markdown sign around the selected text, or removes it. */
  format(sign: string): void;
}

/** The text box of the composer. Its text is the browser's own, so that a key press draws nothing again. */
export function useComposerField(): ComposerField {
  const ref = useRef<HTMLTextAreaElement>(null);
  const [hasText, setHasText] = useState(false);
  const [left, setLeft] = useState<number | null>(null);
  const update = () => {
    const field = ref.current;
    if (!field) return;
    fitHeight(field);
    setHasText(field.value.trim() !== '');
    setLeft(charactersLeft(field.value));
  };
  return {
    ref,
    hasText,
    left,
    read: () => ref.current?.value ?? '',
    write(text) {
      if (!ref.current) return;
      ref.current.value = text;
      update();
    },
    update,
    focus: () => ref.current?.focus(),
    focusEnd() {
      const field = ref.current;
      field?.focus();
      field?.setSelectionRange(field.value.length, field.value.length);
    },
    format(sign) {
      const field = ref.current;
      if (!field) return;
      const { value: text, selectionStart: start, selectionEnd: end } = field;
      const done = toggleSign({ text, start, end }, sign);
      putText(field, done.start, done.end, done.insert);
      field.setSelectionRange(done.chooseStart, done.chooseEnd);
    },
  };
}
