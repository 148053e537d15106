import { writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import sharp from 'sharp';
import {
  DECODED_PIXELS_MAX,
  encodeHead,
  type MadeType,
  type PictureReply,
  type PictureRequest,
  type PictureWork,
  PipeReader,
  pictureWorks,
} from './picture-work.ts';

/*
 * The process that decodes pictures, one after the other: they come in by its input, and what is made of them goes out by
 * its output. What a hostile picture breaks or uses up is this process, which holds nothing and knows nothing.
 */

/** Only these decoders exist here, and none of them opens a file or an address. */
const DECODERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((name) => `VipsForeignLoad${name}Buffer`);
/** Memory that it may use, and how often that is looked at. */
const MEMORY_MAX = 768 * 1024 * 1024;
const MEMORY_CHECK_MS = 50;
/** Lower than what people wait for: the processor goes to the chat first. */
const PRIORITY = 10;

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: DECODERS });
setPriority(PRIORITY);
// When the machine runs out of memory, Linux ends this process before any other.
if (process.platform === 'linux') await writeFile('/proc/self/oom_score_adj', '1000').catch(() => undefined);
setInterval(() => {
  if (process.memoryUsage.rss() > MEMORY_MAX) process.exit(1);
}, MEMORY_CHECK_MS).unref();

// It says that it can decode.
process.stdout.write(Uint8Array.of(1));
const input = new PipeReader(process.stdin);
for (;;) {
  const request = await input.readHead<PictureRequest>();
  const bytes = request && (await input.read(request.size));
  if (!request || !bytes) break;
  const made = await make(request.work, bytes).catch((error: unknown) => refusal(error));
  process.stdout.write(encodeHead(made.reply));
  process.stdout.write(made.bytes);
}
process.exit(0);

interface Made {
  readonly reply: PictureReply;
  readonly bytes: Uint8Array;
}

async function make(work: PictureWork, bytes: Buffer): Promise<Made> {
  const { side } = pictureWorks[work];
  const picture = sharp(bytes, { limitInputPixels: DECODED_PIXELS_MAX, failOn: 'error', pages: 1 })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
  const isJpeg = work === 'photo' && !(await picture.metadata()).hasAlpha;
  const encoded = isJpeg ? picture.jpeg({ quality: 85 }) : picture.webp({ quality: 75 });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  const type: MadeType = isJpeg ? 'image/jpeg' : 'image/webp';
  const { width, height } = info;
  return { reply: { isMade: true, type, width, height, size: data.length }, bytes: data };
}

function refusal(error: unknown): Made {
  const reason = error instanceof Error ? error.message.slice(0, 500) : String(error);
  return { reply: { isMade: false, reason, size: 0 }, bytes: new Uint8Array() };
}
