import { createHash } from 'node:crypto';
import type { S3Address } from '../../process/s3-address.ts';
import { UnusableStore } from '../../store/unusable-store.ts';
import { type Belonging, prepareHome, problemOf } from './home-note.ts';
import { S3Client, S3Error } from './s3-client.ts';
import { S3Home } from './s3-home.ts';

const NOTE = 'store-id';

/**
 * Opens `FILES_S3`, whose object `store-id` says whose files these are. Throws, for the person who runs it, when the bucket
 * is not there or takes nothing from us.
 */
export async function openS3Home(address: S3Address, belonging: Belonging): Promise<S3Home> {
  const client = new S3Client(address);
  const place = {
    // The same for every process, so that two that start at once write the same note.
    id: createHash('sha256').update(address.url).digest('hex').slice(0, 32),
    async read() {
      const answer = await client.ask('GET', NOTE);
      return answer.ok ? await answer.text() : null;
    },
    async write(text: string) {
      const answer = await client.ask('PUT', NOTE, { body: text });
      if (!answer.ok) throw new S3Error(answer.status, 'NoSuchBucket');
    },
  };
  try {
    await prepareHome(place, belonging);
  } catch (error) {
    if (error instanceof S3Error)
      throw new UnusableStore(`${address.url} cannot be written: ${error.message}. Correct FILES_S3.`);
    // What `fetch` throws says why in its cause only.
    const cause = error instanceof TypeError ? error.cause : null;
    if (!(cause instanceof Error)) throw error;
    throw new UnusableStore(
      `${address.url} does not answer: ${cause.message}. Start it, or correct FILES_S3.`,
    );
  }
  return new S3Home(client, () => problemOf(place, belonging, 'FILES_S3'));
}
