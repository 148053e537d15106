/**
 * What the pages use of zod, in a twentieth of its size: the bundler puts this file in its place for browsers
 * (`next.config.js`), so that a page checks whatever arrives by the same schemas as the server. Types come from zod
 * itself. The test beside it holds both to the same answers.
 */

interface Issue {
  readonly path: PropertyKey[];
  readonly message: string;
}

/** Answers what was read, or {@link UNFIT} after adding an issue. A check may add one and still let others look. */
type Read = (value: unknown, issues: Issue[]) => unknown;
type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Reader>>;

const UNFIT = Symbol('unfit');
const WORDS = 'This does not fit.';

function unfit(issues: Issue[], message = WORDS): typeof UNFIT {
  issues.push({ path: [], message });
  return UNFIT;
}

function kind(fits: Check): Read {
  return (value, issues) => (fits(value) ? value : unfit(issues));
}

/** How large a value is: a number itself, a text or list by its length. */
function sizeOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' || Array.isArray(value) ? value.length : Number.NaN;
}

class Reader {
  readonly read: Read;

  constructor(read: Read) {
    this.read = read;
  }

  safeParse(value: unknown) {
    const issues: Issue[] = [];
    const data = this.read(value, issues);
    return issues.length === 0 ? { success: true, data } : { success: false, error: { issues } };
  }

  parse(value: unknown): unknown {
    const { success, data, error } = this.safeParse(value);
    if (!success) throw new Error(error?.issues[0]?.message ?? WORDS);
    return data;
  }

  optional() {
    return new OptionalReader((value, issues) => (value === undefined ? value : this.read(value, issues)));
  }

  nullable() {
    return new Reader((value, issues) => (value === null ? value : this.read(value, issues)));
  }

  default(given: unknown) {
    return new OptionalReader((value, issues) =>
      value === undefined ? structuredClone(given) : this.read(value, issues),
    );
  }

  refine(check: Check, { message = WORDS, path = [] }: { message?: string; path?: PropertyKey[] } = {}) {
    return new Reader((value, issues) => {
      const read = this.read(value, issues);
      if (read !== UNFIT && !check(read)) issues.push({ path: [...path], message });
      return read;
    });
  }

  transform(change: (value: unknown) => unknown) {
    return this.pipe(new Reader(change));
  }

  pipe(next: Reader) {
    return new Reader((value, issues) => {
      const before = issues.length;
      const read = this.read(value, issues);
      return issues.length > before ? UNFIT : next.read(read, issues);
    });
  }

  min(least: number, message = WORDS) {
    return this.refine((value) => sizeOf(value) >= least, { message });
  }

  max(most: number, message = WORDS) {
    return this.refine((value) => sizeOf(value) <= most, { message });
  }

  int() {
    return this.refine(Number.isSafeInteger);
  }

  regex(pattern: RegExp, message = WORDS) {
    return this.refine((value) => String(value).search(pattern) !== -1, { message });
  }
}

/** What may be left out of an object. */
class OptionalReader extends Reader {}

class ObjectReader extends Reader {
  readonly #shape: Shape;
  readonly #isStrict: boolean;

  constructor(shape: Shape, isStrict: boolean) {
    super((value, issues) => readObject(value, issues, shape, isStrict));
    this.#shape = shape;
    this.#isStrict = isStrict;
  }

  extend(more: Shape) {
    return new ObjectReader({ ...this.#shape, ...more }, this.#isStrict);
  }

  partial() {
    return this.#each((reader) => reader.optional());
  }

  required() {
    return this.#each(
      (reader) =>
        new Reader((value, issues) => (value === undefined ? unfit(issues) : reader.read(value, issues))),
    );
  }

  #each(change: (reader: Reader) => Reader) {
    const parts = Object.entries(this.#shape).map(([key, reader]) => [key, change(reader)] as const);
    return new ObjectReader(Object.fromEntries(parts), this.#isStrict);
  }
}

function readObject(value: unknown, issues: Issue[], shape: Shape, isStrict: boolean): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return unfit(issues);
  const given = new Map(Object.entries(value));
  const read: Record<string, unknown> = {};
  let isFit = true;
  for (const [key, reader] of Object.entries(shape)) {
    const isMissing = !given.has(key) && !(reader instanceof OptionalReader);
    const part = readPart(isMissing ? MISSING : reader, given.get(key), key, issues);
    if (part === UNFIT) isFit = false;
    else if (part !== undefined || given.has(key)) read[key] = part;
  }
  if (isStrict && [...given.keys()].some((key) => !Object.hasOwn(shape, key))) unfit(issues);
  return isFit ? read : UNFIT;
}

function readList(value: unknown, issues: Issue[], readerAt: (index: number) => Reader): unknown {
  if (!Array.isArray(value)) return unfit(issues);
  const read = value.map((item: unknown, index) => readPart(readerAt(index), item, index, issues));
  return read.includes(UNFIT) ? UNFIT : read;
}

/** Reads a part of something; what is wrong with it is found under `key`. */
function readPart(reader: Reader, value: unknown, key: PropertyKey, issues: Issue[]): unknown {
  const before = issues.length;
  const read = reader.read(value, issues);
  for (const issue of issues.slice(before)) issue.path.unshift(key);
  return read;
}

function union(readers: readonly Reader[]) {
  return new Reader((value, issues) => {
    for (const reader of readers) {
      const own: Issue[] = [];
      const read = reader.read(value, own);
      if (own.length === 0) return read;
    }
    return unfit(issues);
  });
}

/** What only the server reads: it can be built upon here, and refuses to read. */
const onTheServer = () =>
  new Reader(() => {
    throw new Error('Only the server reads this.');
  });

const MISSING = new Reader(kind(() => false));

class OneOf extends Reader {
  readonly options: readonly unknown[];

  constructor(options: readonly unknown[]) {
    super(kind((value) => options.includes(value)));
    this.options = options;
  }
}

export const z = {
  string: () => new Reader(kind((value) => typeof value === 'string')),
  number: () => new Reader(kind(Number.isFinite)),
  boolean: () => new Reader(kind((value) => typeof value === 'boolean')),
  unknown: () => new Reader((value) => value),
  literal: (wanted: unknown) => new OneOf([wanted]),
  enum: (options: readonly unknown[]) => new OneOf(options),
  array: (item: Reader) => new Reader((value, issues) => readList(value, issues, () => item)),
  tuple: (items: readonly Reader[]) =>
    new Reader((value, issues) => {
      if (!Array.isArray(value) || value.length !== items.length) return unfit(issues);
      return readList(value, issues, (index) => items[index] ?? onTheServer());
    }),
  object: (shape: Shape) => new ObjectReader(shape, false),
  strictObject: (shape: Shape) => new ObjectReader(shape, true),
  union,
  email: onTheServer,
  uuid: onTheServer,
  stringbool: onTheServer,
  discriminatedUnion: onTheServer,
  record: onTheServer,
  partialRecord: onTheServer,
  iso: { datetime: onTheServer },
};
