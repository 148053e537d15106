import type { KeyboardEvent } from 'react';
import { SearchField } from '../../_ui/form/search-field.tsx';

interface FindConversationFieldProps {
  readonly query: string;
  onQuery(query: string): void;
  onEnter(event: KeyboardEvent<HTMLInputElement>): void;
}

/** Where one types to find the conversation that something is sent to. */
export function FindConversationField({ query, onQuery, onEnter }: FindConversationFieldProps) {
  return (
    <SearchField
      label="Find a conversation"
      data-autofocus
      value={query}
      onChange={(event) => onQuery(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter(event);
      }}
    />
  );
}
