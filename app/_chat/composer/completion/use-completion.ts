import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { useEmojiSet } from '../../emoji/use-emoji-set.ts';
import { useEmojiUse } from '../../emoji/use-emoji-use.ts';
import { putText } from '../text-box/insert-text.ts';
import { type CompletionOption, OPTIONS_MAX } from './completion-option.ts';
import { type Typed, typedAt } from './typed-at.ts';
import { useMemberOptions } from './use-member-options.ts';

export interface Completion {
  /** What the options are. */
  readonly label: string;
  readonly options: readonly CompletionOption[];
  /** The one that Enter inserts. */
  readonly current: number;
  /** After every change of the text or the cursor. */
  update(): void;
  close(): void;
  choose(option: CompletionOption): void;
  /** Handles the arrow keys, Enter, Tab and Escape while there are options; answers whether it did. */
  handleKey(event: KeyboardEvent): boolean;
}

/** What to choose from while one types `@` and the beginning of a name, or `:` and that of an emoji. */
export function useCompletion(
  fieldRef: RefObject<HTMLTextAreaElement | null>,
  conversation: Conversation,
): Completion {
  const [typed, setTyped] = useState<Typed | null>(null);
  const [current, setCurrent] = useState(0);
  const members = useMemberOptions(conversation);
  const emoji = useEmojiOptions(typed?.sign === ':');
  const source = typed?.sign === ':' ? emoji : members;
  const options = typed === null ? [] : source.find(typed.query);

  const close = () => setTyped(null);

  const choose = (option: CompletionOption) => {
    const field = fieldRef.current;
    if (!field || typed === null) return;
    const end = field.selectionStart;
    putText(field, end - typed.query.length - 1, end, `${option.text} `);
    if (option.kind === 'emoji') emoji.note(option.emoji);
    close();
  };

  return {
    label: typed?.sign === ':' ? 'Emoji' : 'People to mention',
    options,
    current,
    close,
    choose,
    update() {
      const field = fieldRef.current;
      const isCursor = field && field.selectionStart === field.selectionEnd;
      const now = isCursor ? typedAt(field.value.slice(0, field.selectionStart)) : null;
      if (now?.query === typed?.query && now?.sign === typed?.sign) return;
      setTyped(now);
      setCurrent(0);
      if (now?.sign === '@') members.ask(now.query);
    },
    handleKey(event) {
      const option = options[current];
      if (!option || event.ctrlKey || event.metaKey || event.altKey) return false;
      // The sign that ends the name of an emoji takes it.
      const isEnded = event.key === ':' && option.kind === 'emoji' && typed?.query === option.written;
      // Written out already: Enter is for the message.
      if (event.key === 'Enter' && option.kind !== 'emoji' && typed?.query.toLowerCase() === option.written)
        return false;
      if (event.key === 'ArrowDown') setCurrent((current + 1) % options.length);
      else if (event.key === 'ArrowUp') setCurrent((current - 1 + options.length) % options.length);
      else if (isEnded || ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey)) choose(option);
      else if (event.key === 'Escape') close();
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

/** The emoji of a name, in one's own skin tone. What they are called is fetched when the first is typed. */
function useEmojiOptions(isWanted: boolean) {
  const set = useEmojiSet(isWanted);
  const { toned, note } = useEmojiUse();
  return {
    note,
    find(query: string): readonly CompletionOption[] {
      if (set === null) return [];
      return set
        .find(query)
        .slice(0, OPTIONS_MAX)
        .map((emoji) => {
          const start = query.toLowerCase();
          const name = emoji.names.find((each) => each.startsWith(start)) ?? emoji.names[0] ?? '';
          return {
            kind: 'emoji',
            key: emoji.emoji,
            text: toned(emoji),
            emoji: toned(emoji),
            written: name,
            name,
          };
        });
    },
  };
}
