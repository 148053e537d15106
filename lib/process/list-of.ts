/** The entries of a variable that takes several, with commas between them: trimmed, in lower case, none empty. */
export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '');
}
