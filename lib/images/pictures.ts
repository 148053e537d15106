import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { FairLine } from './fair-line.ts';
import {
  DECODED_BYTES_MAX,
  encodeHead,
  type MadeType,
  type PictureReply,
  type PictureWork,
  PipeReader,
} from './picture-work.ts';

/** A picture as it was made of another. */
export interface MadePicture {
  readonly type: MadeType;
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * - `unreadable`: it is no picture that can be decoded, or one that takes too long or too much memory.
 * - `busy`: too many others wait, or nothing can be decoded here.
 */
export type Picture = MadePicture | 'unreadable' | 'busy';

export interface PictureSource {
  /** Bytes of the picture. */
  readonly size: number;
  /** Called when it is its turn. */
  open(): Promise<Readable>;
}

/** Makes thumbnails and photos of pictures, in a process of their own. */
export interface Pictures {
  /** How many wait. */
  readonly waiting: number;
  /** `person` is whose turn it takes. Rejects only with what `open` or its stream throws. */
  make(person: string, work: PictureWork, source: PictureSource): Promise<Picture>;
  close(): Promise<void>;
}

interface PictureLimits {
  /** All of a picture must be handed over in so long. */
  readonly openMs: number;
  /** A picture may then take so long. */
  readonly pictureMs: number;
  /** The process ends when no picture came for so long, and after so many. */
  readonly idleMs: number;
  readonly picturesMax: number;
  readonly waitingOfOne: number;
  readonly waitingOfAll: number;
}

const LIMITS: PictureLimits = {
  openMs: 60_000,
  pictureMs: 15_000,
  idleMs: 60_000,
  picturesMax: 200,
  waitingOfOne: 40,
  waitingOfAll: 400,
};

/** Of what the process says on its way out, so much is logged. In characters. */
const SAID_MAX = 2_000;

interface Waiting {
  readonly work: PictureWork;
  readonly source: PictureSource;
  resolve(made: Picture): void;
  reject(error: unknown): void;
}

/** The process that decodes, as long as it runs. */
interface Decoder {
  readonly process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly output: PipeReader;
  /** Whether it can decode; false when it ended before it could. */
  readonly canDecode: Promise<boolean>;
  made: number;
  said: string;
}

/** The pictures of this process of the server. Their own process is started by the first one. */
export function openPictures(log: Logger, limits: Partial<PictureLimits> = {}): Pictures {
  return new PictureLine(log, { ...LIMITS, ...limits });
}

class PictureLine implements Pictures {
  readonly #log: Logger;
  readonly #limits: PictureLimits;
  readonly #line: FairLine<Waiting>;
  #working: Promise<void> | undefined;
  #decoder: Decoder | undefined;
  #idle: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(log: Logger, limits: PictureLimits) {
    this.#log = log;
    this.#limits = limits;
    this.#line = new FairLine({ ofOne: limits.waitingOfOne, ofAll: limits.waitingOfAll });
  }

  get waiting(): number {
    return this.#line.length;
  }

  make(person: string, work: PictureWork, source: PictureSource): Promise<Picture> {
    if (source.size > DECODED_BYTES_MAX) return Promise.resolve('unreadable');
    return new Promise((resolve, reject) => {
      if (this.#isClosed || !this.#line.add(person, { work, source, resolve, reject })) resolve('busy');
      else this.#working ??= this.#workOff();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (let next = this.#line.take(); next; next = this.#line.take()) next.resolve('busy');
    this.#end();
    await this.#working;
  }

  async #workOff(): Promise<void> {
    clearTimeout(this.#idle);
    for (let next = this.#line.take(); next; next = this.#line.take()) {
      await this.#makeNext(next).then(next.resolve, next.reject);
    }
    this.#working = undefined;
    this.#idle = setTimeout(() => this.#end(), this.#limits.idleMs).unref();
  }

  async #makeNext({ work, source }: Waiting): Promise<Picture> {
    const stream = await source.open();
    // One that fails before it is read is noticed when it is.
    stream.on('error', () => undefined);
    if (this.#isClosed) return 'busy';
    this.#decoder ??= start();
    const decoder = this.#decoder;
    let timer = setTimeout(() => {
      stream.destroy(new Error('A picture was not read in time.'));
      decoder.process.kill('SIGKILL');
    }, this.#limits.openMs);
    try {
      if (!(await decoder.canDecode)) throw new DecoderEnded();
      const { stdin } = decoder.process;
      await write(stdin, encodeHead({ work, size: source.size }));
      await writeAll(stdin, stream, source.size);
      clearTimeout(timer);
      timer = setTimeout(() => decoder.process.kill('SIGKILL'), this.#limits.pictureMs);
      const { reply, bytes } = await readReply(decoder.output);
      decoder.made += 1;
      if (decoder.made >= this.#limits.picturesMax) this.#end();
      if (reply.isMade) return { type: reply.type, bytes, width: reply.width, height: reply.height };
      this.#log.debug({ reason: reply.reason }, 'a picture cannot be decoded');
      return 'unreadable';
    } catch (error) {
      // What was handed over in part must not be taken for the beginning of the next one.
      this.#end();
      if (!(error instanceof DecoderEnded)) throw error;
      return await this.#withoutDecoder(decoder, source.size);
    } finally {
      clearTimeout(timer);
      stream.destroy();
    }
  }

  /** What is known of a picture when the process ended before it answered. */
  async #withoutDecoder({ canDecode, said }: Decoder, size: number): Promise<Picture> {
    if (this.#isClosed) return 'busy';
    if (await canDecode) {
      this.#log.warn({ size, said }, 'a picture ended the process that decodes pictures');
      return 'unreadable';
    }
    this.#log.error({ said }, 'pictures cannot be decoded here: they have no thumbnails');
    return 'busy';
  }

  #end(): void {
    clearTimeout(this.#idle);
    this.#decoder?.process.kill('SIGKILL');
    this.#decoder = undefined;
  }
}

function start(): Decoder {
  const isSource = import.meta.url.endsWith('.ts');
  const file = isSource ? './picture-process-from-source.mjs' : './picture-process.js';
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], {
    // No variable is handed on: among ours are secrets.
    env: { NODE_ENV: 'production' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const output = new PipeReader(child.stdout);
  const canDecode = output.read(1).then((byte) => byte !== null);
  const decoder: Decoder = { process: child, output, canDecode, made: 0, said: '' };
  const note = (text: string) => {
    decoder.said = (decoder.said + text).slice(-SAID_MAX);
  };
  child.stderr.setEncoding('utf8').on('data', note);
  child.on('error', (error) => note(error.message));
  // That it has ended is noticed where it is written to and read from.
  child.stdin.on('error', () => undefined);
  return decoder;
}

/** The process that decodes has ended, or was ended. */
class DecoderEnded extends Error {
  override readonly name = 'DecoderEnded';
}

/** Throws {@link DecoderEnded}. */
async function readReply(output: PipeReader) {
  const reply = await output.readHead<PictureReply>();
  const bytes = reply && (await output.read(reply.size));
  if (!reply || !bytes) throw new DecoderEnded();
  return { reply, bytes };
}

async function writeAll(input: Writable, stream: Readable, size: number): Promise<void> {
  let written = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    written += part.length;
    if (written > size) break;
    await write(input, part);
  }
  if (written !== size) throw new Error(`A picture has other than its ${size} bytes.`);
}

/** Resolves when the process may get more. Throws {@link DecoderEnded}. */
async function write(input: Writable, bytes: Uint8Array): Promise<void> {
  if (input.destroyed) throw new DecoderEnded();
  if (input.write(bytes)) return;
  await new Promise<void>((resolve) => {
    const goOn = () => {
      input.off('drain', goOn).off('close', goOn);
      resolve();
    };
    input.on('drain', goOn).on('close', goOn);
  });
}
