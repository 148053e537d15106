/** So deep may the lists and objects of a JSON text be inside each other: ours are six deep at most. */
const DEPTH_MAX = 32;
/**
 * So many commas may separate fields and items: the largest that we take, an edit of a contact with full lists on both
 * sides, has some 6,000. To read, check and refuse 75,000 fields would keep the process for 0.4 s in one piece.
 */
const COMMAS_MAX = 10_000;

/**
 * JSON that another program sent. Throws a `SyntaxError` when it is none, or when it is nested deeper or has more
 * values than anything that we take: what compares and checks values goes through them by recursion.
 */
export function parseJson(text: string): unknown {
  if (isTooLarge(text)) throw new SyntaxError('This JSON is nested too deeply, or has too many values.');
  return JSON.parse(text);
}

/** In one pass over the text, before any of it becomes an object. */
function isTooLarge(text: string): boolean {
  let depth = 0;
  let commas = 0;
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
    else if (char === ',') {
      commas += 1;
      if (commas > COMMAS_MAX) return true;
    }
  }
  return false;
}
