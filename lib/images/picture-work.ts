/** What the process that owns the decoders is asked for, and what it answers. */

/** What is made of a picture; always one frame, turned as it is shown, and without anything that describes it. */
export const pictureWorks = {
  /** For a page that shows it small: WebP. */
  thumbnail: { side: 640 },
  /** The picture of a link preview, as large as it is drawn on a dense screen: WebP. */
  preview: { side: 240 },
  /** The photo of a person or contact: JPEG, or WebP where it has transparency. */
  photo: { side: 1_024 },
} as const;
export type PictureWork = keyof typeof pictureWorks;

/** A picture of more pixels is not decoded: it would take hundreds of MB. */
export const DECODED_PIXELS_MAX = 50_000_000;
/** Nor is one of more bytes. */
export const DECODED_BYTES_MAX = 64 * 1024 * 1024;

/** What stands before a picture on its way in. */
export interface PictureRequest {
  readonly work: PictureWork;
  /** Bytes of the picture, which follow. */
  readonly size: number;
}

/** What stands before what was made, on its way back; `size` bytes follow. */
export type PictureReply =
  | {
      readonly isMade: true;
      readonly type: MadeType;
      readonly width: number;
      readonly height: number;
      readonly size: number;
    }
  | { readonly isMade: false; readonly reason: string; readonly size: 0 };

export type MadeType = 'image/webp' | 'image/jpeg';

/** A head as it is sent: four bytes that say how long it is, and JSON. */
export function encodeHead(head: PictureRequest | PictureReply): Buffer {
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json]);
}

/** Reads from a stream exactly as many bytes as are asked for. */
export class PipeReader {
  readonly #parts: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#parts = stream[Symbol.asyncIterator]();
  }

  /** The next bytes; null when the stream ends or fails before. */
  async read(length: number): Promise<Buffer | null> {
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      if (this.#held.length === 0) {
        const part = await this.#parts.next().catch(() => null);
        if (!part || part.done) return null;
        this.#held = part.value;
      }
      const taken = this.#held.copy(bytes, done);
      this.#held = this.#held.subarray(taken);
      done += taken;
    }
    return bytes;
  }

  /** A head of {@link encodeHead}; null when the stream ends. The other side is ours, and wrote what it is typed as. */
  async readHead<T extends PictureRequest | PictureReply>(): Promise<T | null> {
    const length = await this.read(4);
    const json = length && (await this.read(length.readUInt32LE()));
    return json && (JSON.parse(json.toString()) as T);
  }
}
