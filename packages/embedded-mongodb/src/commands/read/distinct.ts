import { readDocument } from '../../bson/read.ts';
import { type Doc, MAX_DOCUMENT_BYTES, type Value } from '../../bson/value.ts';
import { EngineError } from '../../errors/engine-error.ts';
import { encodeKey } from '../../order/key-bytes.ts';
import { splitPath, visitPath } from '../../paths/path.ts';
import { Query } from '../../plan/query.ts';
import { type Command, collectionName, ok } from '../call/call.ts';
import { QuerySource } from './query-source.ts';
import { hintOf } from './read.ts';

export const distinct: Command = {
  accepted: ['key', 'query', 'hint'],
  refused: ['collation', 'rawData'],
  async run(call) {
    const { args, engine } = call;
    const parts = splitPath(args.required(args.text('key'), 'key'));
    const filter = args.document('query') ?? new Map<string, Value>();
    const collection = engine.catalogue.find(call.database, collectionName(call));
    if (collection === undefined) return ok(['values', []]);
    const query = new Query(engine.storage, collection, { filter, hint: hintOf(args.doc.get('hint')) });
    const source = new QuerySource(collection, query);
    const values = new Map<string, { key: Buffer; value: Value }>();
    let bytes = 0;
    for (;;) {
      const found = await source.nextFound(call.deadline);
      if (found === undefined) break;
      for (const value of distinctValues(found.doc ?? readDocument(found.bytes), parts)) {
        const encoded = encodeKey(value);
        const text = encoded.toString('latin1');
        if (values.has(text)) continue;
        values.set(text, { key: encoded, value });
        bytes += encoded.length;
        if (bytes > MAX_DOCUMENT_BYTES) throw new EngineError('Location17217', 'distinct too big, 16mb cap');
      }
    }
    const sorted = [...values.values()].sort((a, b) => Buffer.compare(a.key, b.key));
    return ok(['values', sorted.map(({ value }) => value)]);
  },
};

/** The values at the path; an array counts as its elements. */
function distinctValues(doc: Doc, parts: readonly string[]): Value[] {
  const values: Value[] = [];
  visitPath(doc, parts, false, (value) => {
    if (Array.isArray(value)) values.push(...value);
    else if (value !== undefined) values.push(value);
    return false;
  });
  return values;
}
