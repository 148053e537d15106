import type { Doc, Value } from '../bson/value.ts';
import { compileFilter } from '../filter/compile-filter.ts';
import type { Filter } from '../filter/filter.ts';
import { type IndexPaths, indexKeys, indexPaths } from '../order/index-keys.ts';
import { CompoundEncoder, encodeCompound } from '../order/key-bytes.ts';
import { shortenKey } from './keys.ts';

/** What one document contributes to an index. */
export interface IndexEntries {
  /** Stored keys by their bytes as latin1 text, without tree number and record id. */
  readonly keys: Map<string, Buffer>;
  readonly isMultikey: readonly boolean[];
  readonly hasLongKey: boolean;
}

const NONE: IndexEntries = { keys: new Map(), isMultikey: [], hasLongKey: false };

/** An index of a collection. Its flags only ever go from false to true, as in MongoDB. */
export class Index {
  readonly tree: number;
  /** The specification as `listIndexes` shows it. */
  spec: Doc;
  readonly name: string;
  readonly paths: readonly string[];
  readonly directions: readonly number[];
  readonly isUnique: boolean;
  readonly isSparse: boolean;
  readonly partial: Filter | undefined;
  readonly #paths: IndexPaths;
  /** The fields of a document on which its entries depend; undefined where that is not known. */
  readonly #fields: readonly string[] | undefined;
  /** Per path: whether it ever contained an array. */
  multikey: boolean[];
  /** Whether a key was ever too long to be stored whole; such an index cannot give an order. */
  hasLongKeys: boolean;
  /** False while it is being built: it is maintained, but not read. */
  isReady: boolean;

  constructor(
    tree: number,
    spec: Doc,
    state: { multikey?: boolean[]; hasLongKeys?: boolean; isReady: boolean },
  ) {
    this.tree = tree;
    this.spec = spec;
    this.name = String(spec.get('name'));
    const key = spec.get('key');
    const parts = key instanceof Map ? [...key] : [];
    this.paths = parts.map(([path]) => path);
    this.#paths = indexPaths(this.paths);
    this.directions = parts.map(([, direction]) => (Number(direction) < 0 ? -1 : 1));
    this.isUnique = spec.get('unique') === true || this.name === '_id_';
    this.isSparse = spec.get('sparse') === true;
    const partial = spec.get('partialFilterExpression');
    this.partial = partial instanceof Map ? compileFilter(partial) : undefined;
    this.#fields = fieldsOf(this.#paths, partial instanceof Map ? partial : undefined);
    this.multikey = state.multikey ?? this.paths.map(() => false);
    this.hasLongKeys = state.hasLongKeys ?? false;
    this.isReady = state.isReady;
  }

  get isMultikey(): boolean {
    return this.multikey.includes(true);
  }

  /** Whether two documents have identical values where the paths begin, and so the same entries. */
  isUntouched(before: Doc, after: Doc): boolean {
    return this.#fields?.every((field) => before.get(field) === after.get(field)) === true;
  }

  /** @throws EngineError 171 when two paths meet different arrays. */
  entriesOf(doc: Doc): IndexEntries {
    if (this.partial !== undefined && !this.partial.matches(doc)) return NONE;
    const { keys: tuples, isMultikey } = indexKeys(doc, this.#paths);
    const keys = new Map<string, Buffer>();
    const encoder = new CompoundEncoder(this.directions);
    let hasLongKey = false;
    for (const tuple of tuples) {
      if (this.isSparse && tuple.every((value) => value === undefined)) continue;
      const { key, isLong } = shortenKey(encoder.encode(tuple));
      hasLongKey ||= isLong;
      keys.set(key.toString('latin1'), key);
    }
    return { keys, isMultikey, hasLongKey };
  }

  /** The values of a key, for the message about a duplicate. */
  valuesOfKey(doc: Doc, key: Buffer): Doc {
    const { keys: tuples } = indexKeys(doc, this.#paths);
    const tuple =
      tuples.find((each) => shortenKey(encodeCompound(each, this.directions)).key.equals(key)) ?? [];
    return new Map(this.paths.map((path, i): [string, Value] => [path, tuple[i] ?? null]));
  }
}

/** The fields that begin the paths of an index and of its partial filter; undefined for a filter with `$and` or `$or`. */
function fieldsOf(paths: IndexPaths, partial: Doc | undefined): readonly string[] | undefined {
  const filtered = [...(partial?.keys() ?? [])];
  if (filtered.some((path) => path.startsWith('$'))) return undefined;
  const first = (path: string) => path.split('.')[0] ?? path;
  return [...new Set([...paths.names, ...filtered].map(first))];
}
