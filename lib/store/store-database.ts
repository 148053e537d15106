import type { Db, MongoClient } from 'mongodb';

const DATABASE = 'parley';

/** The database of the product at an address: the one that it names, or `parley`. The driver would take `test`. */
export function storeDatabase(client: MongoClient, uri: string | undefined): Db {
  return client.db(namesDatabase(uri) ? undefined : DATABASE);
}

/** Whether an address names its database, as in `mongodb://host/name`. */
function namesDatabase(uri: string | undefined): boolean {
  return /^mongodb(?:\+srv)?:\/\/[^/]+\/[^/?]+/.test(uri ?? '');
}
