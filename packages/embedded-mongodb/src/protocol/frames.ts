import { MAX_MESSAGE_BYTES } from '../commands/session/handshake.ts';

const HEADER_BYTES = 16;

/** One message as received: header and body in one piece. */
export type Frame = Buffer;

/** Bytes that are not MongoDB's wire protocol: the connection is closed. */
export class ProtocolError extends Error {}

/** Cuts a stream of bytes into messages; holds at most one incomplete message. */
export class FrameSplitter {
  #chunks: Buffer[] = [];
  #size = 0;

  /** @throws ProtocolError for a length that no message can have. */
  push(chunk: Buffer): Frame[] {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    const frames: Frame[] = [];
    for (;;) {
      if (this.#size < 4) return frames;
      const wanted = this.#length();
      if (this.#size < wanted) return frames;
      const all = this.#joined();
      frames.push(all.subarray(0, wanted));
      const rest = all.subarray(wanted);
      this.#chunks = rest.length === 0 ? [] : [rest];
      this.#size = rest.length;
    }
  }

  #length(): number {
    const first = this.#chunks[0];
    const length = (first !== undefined && first.length >= 4 ? first : this.#joined()).readInt32LE(0);
    if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES)
      throw new ProtocolError(`Message of ${length} bytes`);
    return length;
  }

  #joined(): Buffer {
    const [first] = this.#chunks;
    if (this.#chunks.length === 1 && first !== undefined) return first;
    const all = Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }
}
