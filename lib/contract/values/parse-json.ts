/** So deep may the lists and objects of a JSON text be inside each other: ours are six deep at most. */
const DEPTH_MAX = 32;

/**
 * JSON that another program sent. Throws a `SyntaxError` when it is none, or when it is nested deeper than anything that
 * we take: what compares and checks values goes through them by recursion.
 */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw new SyntaxError('This JSON is nested too deeply.');
  return JSON.parse(text);
}

/** In one pass over the text, before any of it becomes an object. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (isString) {
      if (char === '\\') at += 1;
      else if (char === '"') isString = false;
    } else if (char === '"') isString = true;
    else if (char === '[' || char === '{') {
      depth += 1;
      if (depth > DEPTH_MAX) return true;
    } else if (char === ']' || char === '}') depth -= 1;
  }
  return false;
}
