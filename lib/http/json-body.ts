import { createPace } from '../process/pace.ts';

/** A list with fewer items is written at once. */
const LONG = 20;
/** A stream passes on so many characters at a time at least. */
const CHUNK = 64 * 1024;

/**
 * An answer as the body of a response. A long list of `items`, which may have many megabytes, is written while it is read,
 * item by item, with a turn for others between the pieces.
 */
export function jsonBody(answer: unknown): BodyInit {
  return hasLongList(answer) ? streamOf(listJson(answer)) : JSON.stringify(answer);
}

interface LongList {
  readonly items: readonly unknown[];
}

function hasLongList(answer: unknown): answer is LongList {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'items' in answer &&
    Array.isArray(answer.items) &&
    answer.items.length >= LONG
  );
}

/** The parts of what `JSON.stringify` would give, but for the order of its fields: the list is last. */
export function* listJson({ items, ...rest }: LongList): Generator<string> {
  const head = JSON.stringify(rest).slice(0, -1);
  yield `${head}${head === '{' ? '' : ','}"items":[`;
  for (const [index, item] of items.entries()) yield `${index === 0 ? '' : ','}${JSON.stringify(item)}`;
  yield ']}';
}

function streamOf(parts: Generator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const pace = createPace();
  return new ReadableStream({
    async pull(controller) {
      let text = '';
      while (text.length < CHUNK) {
        const { value, done } = parts.next();
        if (done) break;
        text += value;
        await pace();
      }
      if (text !== '') controller.enqueue(encoder.encode(text));
      else controller.close();
    },
  });
}
