/** No message of few emoji is longer: each has up to 15 UTF-16 units. */
const LENGTH_MAX = 60;

let pattern: RegExp | undefined;

/** Whether a message is one to three emoji and nothing else. */
export function isFewEmoji(text: string): boolean {
  if (text.length > LENGTH_MAX) return false;
  pattern ??= createPattern();
  return pattern.test(text);
}

// Put together on first use: a browser that does not know the flag must still load the rest.
function createPattern(): RegExp {
  const sets = 'v';
  try {
    return new RegExp('^(?:\\p{RGI_Emoji}\\s?){1,3}$', sets);
  } catch {
    return /(?!)/;
  }
}
