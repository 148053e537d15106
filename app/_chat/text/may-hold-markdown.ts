/** Whether a text may hold anything that `parseMarkdown` would draw otherwise than as plain text with web links. */
export function mayHoldMarkdown(text: string): boolean {
  return /[*_~`[\\<]|www\.|\w@\w|^ {0,3}(?:>|[-+] |\d{1,9}[.)] )/mu.test(text);
}
