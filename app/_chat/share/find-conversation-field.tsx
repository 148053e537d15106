import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { TextField } from '../../_ui/form/text-field.tsx';

interface FindConversationFieldProps {
  readonly query: string;
  onQuery(query: string): void;
  onEnter(event: KeyboardEvent<HTMLInputElement>): void;
}

/** Where one types to find the conversation that something is sent to. */
export function FindConversationField({ query, onQuery, onEnter }: FindConversationFieldProps) {
  return (
    <TextField
      label="Find a conversation"
      isLabelHidden
      placeholder="Find a conversation"
      type="search"
      autoComplete="off"
      data-autofocus
      leading={<Search aria-hidden size={16} strokeWidth={1.75} />}
      value={query}
      onChange={(event) => onQuery(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter(event);
      }}
    />
  );
}
