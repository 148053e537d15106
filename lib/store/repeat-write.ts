import { isStoreAway } from './is-store-away.ts';

/**
 * Does a write of many documents once more when the store went away meanwhile: the driver repeats writes of one document
 * by itself, `updateMany` and `deleteMany` never. It must change nothing when it is done twice.
 */
export async function repeatWrite<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isStoreAway(error)) throw error;
    return await write();
  }
}
