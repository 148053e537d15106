/** What is asked before signing out; null when nothing would be lost. */
export function discardQuestion(unsaved: {
  readonly messages: number;
  readonly files: number;
  readonly contacts: number;
}): string | null {
  const { messages, files, contacts } = unsaved;
  const parts = [
    messages > 0 && `${count(messages, 'message')} not sent`,
    files > 0 && `${count(files, 'file')} not sent`,
    contacts > 0 && `${count(contacts, 'contact')} not saved`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return null;
  return `${parts.join(' and ')} yet. Sign out and discard ${messages + files + contacts === 1 ? 'it' : 'them'}?`;
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun} is` : `${number} ${noun}s are`;
}
