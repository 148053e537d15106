/** What the options of an address may say about promises that the store depends on. All else would weaken them. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  w: ['majority'],
  journal: ['true'],
  j: ['true'],
  fsync: [],
  wtimeout: [],
  wtimeoutms: [],
  retrywrites: ['true'],
  retryreads: ['true'],
  readconcernlevel: ['majority'],
  readpreference: ['primary'],
  readpreferencetags: [],
  maxstalenessseconds: [],
  // Deadlines belong together: each has to be longer than the one that it waits for.
  timeoutms: [],
  sockettimeoutms: [],
  serverselectiontimeoutms: [],
  connecttimeoutms: [],
  waitqueuetimeoutms: [],
};

/**
 * The options in an address of MongoDB, as written, that would let acknowledged writes be lost, stale data be read, or
 * calls wait for ever.
 */
export function refusedOptions(uri: string): string[] {
  const query = uri.indexOf('?');
  if (query < 0) return [];
  return uri
    .slice(query + 1)
    .split(/[&;]/)
    .filter((option) => {
      const [name = '', value = ''] = option.split('=', 2).map((part) => decoded(part).toLowerCase());
      const allowed = ALLOWED[name.trim()];
      return allowed !== undefined && !allowed.includes(value.trim());
    });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
