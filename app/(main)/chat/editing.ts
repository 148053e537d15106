import { createContext, useContext } from 'react';

/** What the composer changes instead of writing anew: a stored message, or the text of one that failed. */
export type Editing =
  | { readonly kind: 'stored'; readonly messageId: string; readonly body: string }
  | { readonly kind: 'unsent'; readonly body: string };

interface EditingState {
  readonly editing: Editing | null;
  setEditing(editing: Editing | null): void;
}

export const EditingContext = createContext<EditingState>({ editing: null, setEditing: () => undefined });

/** What is being edited in this conversation, and how to begin or end that. */
export function useEditing(): EditingState {
  return useContext(EditingContext);
}
