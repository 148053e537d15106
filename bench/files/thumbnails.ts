import { Readable } from 'node:stream';
import pino from 'pino';
import sharp from 'sharp';
import { openPictures, type Pictures } from '../../lib/images/pictures.ts';
import { say } from '../../scripts/run-step.mjs';
import type { Figure } from '../report/report.ts';
import { median, quantile, spread } from '../report/statistics.ts';

const ROUNDS = 60;
const WARM_UP = 5;

/** The thumbnail of a 12-megapixel JPEG by the process that makes them, against sharp called directly, in turns. */
export async function measureThumbnails(): Promise<Figure[]> {
  const photo = await photoOf12Megapixels();
  const pictures = openPictures(pino({ level: 'silent' }));
  const [own, direct]: [number[], number[]] = [[], []];
  try {
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const [ownMs, directMs] = [
        await time(() => byProcess(pictures, photo)),
        await time(() => bySharp(photo)),
      ];
      if (round < WARM_UP) continue;
      own.push(ownMs);
      direct.push(directMs);
    }
  } finally {
    await pictures.close();
  }
  say(`thumbnails: half ${median(own).toFixed(0)} ms, sharp directly ${median(direct).toFixed(0)} ms`);
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const ratio = median(own) / median(direct);
  const slow = quantile(own, 0.99);
  return [
    {
      what: 'thumbnail of a 12-megapixel JPEG, half, against sharp called directly',
      measured: `${ratio.toFixed(2)} times`,
      aim: '1.5 times',
      isMet: ratio <= 1.5,
      remark: `${ms(median(own))}, ${spread(own, ms)}; directly ${ms(median(direct))}, ${spread(direct, ms)}`,
    },
    { what: '… 99 %', measured: ms(slow), aim: 'under 250 ms', isMet: slow < 250, remark: '' },
  ];
}

async function byProcess(pictures: Pictures, photo: Buffer): Promise<void> {
  const open = async () => Readable.from([photo], { objectMode: false });
  const made = await pictures.make('ada', 'thumbnail', { size: photo.length, open });
  if (typeof made === 'string') throw new Error(`There is no thumbnail: ${made}.`);
}

async function bySharp(photo: Buffer): Promise<void> {
  await sharp(photo)
    .autoOrient()
    .resize({ width: 640, height: 640, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75 })
    .toBuffer();
}

/** 4,000 × 3,000 pixels that are as hard to compress as those of a photo: smooth ones with noise on them. */
async function photoOf12Megapixels(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 12 } as const;
  const grain = await sharp({
    create: { width: 4_000, height: 3_000, channels: 3, background: '#888', noise },
  })
    .blur(1)
    .raw()
    .toBuffer();
  const sky = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="3000"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#27c"/><stop offset="1" stop-color="#fa5"/></linearGradient></defs><rect width="4000" height="3000" fill="url(#g)" opacity=".7"/></svg>',
  );
  return await sharp(grain, { raw: { width: 4_000, height: 3_000, channels: 3 } })
    .composite([{ input: sky }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

async function time(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
