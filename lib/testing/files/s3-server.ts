import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';

/** A real server that speaks S3, with one empty bucket. */
export interface S3Server {
  /** As `FILES_S3` takes it. */
  readonly uri: string;
  close(): Promise<void>;
}

export async function startS3Server(): Promise<S3Server> {
  const directory = await mkdtemp(path.join(tmpdir(), 'parley-s3-'));
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: 'files', configs: [] }],
  });
  const { port } = await server.run();
  return {
    uri: `s3://S3RVER:S3RVER@127.0.0.1:${port}/files?tls=off`,
    async close() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
