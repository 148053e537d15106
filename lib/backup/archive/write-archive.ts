import { createHash } from 'node:crypto';
import { BackupProblem } from '../backup-problem.ts';
import type { ByteSink } from './byte-sink.ts';
import { BLOCK, encodeHeader, paddingOf } from './tar-header.ts';

/** The name of the last member: a line with the SHA-256 of each other one, as `sha256sum -c` reads it. */
export const SUMS = 'SHA256SUMS';

/** A member that was written. */
export interface WrittenMember {
  readonly size: number;
  /** In hex. */
  readonly sha256: string;
}

/** Writes a tar file whose last member holds the SHA-256 of every other one. */
export class ArchiveWriter {
  readonly #sink: ByteSink;
  readonly #seconds: number;
  readonly #sums: string[] = [];

  constructor(sink: ByteSink, at: Date) {
    this.#sink = sink;
    this.#seconds = Math.floor(at.getTime() / 1000);
  }

  /** Adds a member of exactly `size` bytes. */
  async add(name: string, size: number, bytes: AsyncIterable<Uint8Array>): Promise<WrittenMember> {
    const hash = createHash('sha256');
    let written = 0;
    await this.#sink.write(encodeHeader({ name, size, seconds: this.#seconds }));
    for await (const piece of bytes) {
      written += piece.length;
      if (written > size) break;
      hash.update(piece);
      await this.#sink.write(piece);
    }
    if (written !== size)
      throw new BackupProblem(
        `${name} has ${written} bytes or more instead of ${size}: it changed while it was read.`,
      );
    await this.#sink.write(Buffer.alloc(paddingOf(size)));
    const sha256 = hash.digest('hex');
    this.#sums.push(`${sha256}  ${name}\n`);
    return { size, sha256 };
  }

  async addText(name: string, text: string): Promise<WrittenMember> {
    const bytes = Buffer.from(text);
    return await this.add(name, bytes.length, onePiece(bytes));
  }

  /** Writes the sums and the end; everything is on disk when this resolves. */
  async finish(): Promise<void> {
    await this.addText(SUMS, this.#sums.join(''));
    await this.#sink.write(Buffer.alloc(2 * BLOCK));
    await this.#sink.end();
  }
}

async function* onePiece(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
