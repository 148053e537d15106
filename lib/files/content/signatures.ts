/** What files of a type begin with; `\xNN` are bytes. */
interface Signature {
  readonly type: string;
  readonly starts: string;
  /** What stands further on besides. */
  readonly and?: readonly [at: number, text: string];
}

/**
 * By their first bytes (each format's own specification). Types that more must be read of, such as those of one container,
 * have a module beside this one.
 */
const SIGNATURES: readonly Signature[] = [
  { type: 'image/jpeg', starts: '\xff\xd8\xff' },
  { type: 'image/png', starts: '\x89PNG\r\n\x1a\n' },
  { type: 'image/gif', starts: 'GIF87a' },
  { type: 'image/gif', starts: 'GIF89a' },
  { type: 'image/webp', starts: 'RIFF', and: [8, 'WEBP'] },
  { type: 'image/tiff', starts: 'II*\0' },
  { type: 'image/tiff', starts: 'MM\0*' },
  { type: 'image/x-icon', starts: '\0\0\x01\0' },
  { type: 'image/bmp', starts: 'BM', and: [15, '\0\0\0'] },
  { type: 'audio/wav', starts: 'RIFF', and: [8, 'WAVE'] },
  { type: 'video/x-msvideo', starts: 'RIFF', and: [8, 'AVI '] },
  { type: 'audio/flac', starts: 'fLaC' },
  { type: 'audio/mpeg', starts: 'ID3' },
  { type: 'application/ogg', starts: 'OggS' },
  { type: 'video/x-matroska', starts: '\x1aE\xdf\xa3' },
  { type: 'application/pdf', starts: '%PDF-' },
  { type: 'application/rtf', starts: '{\\rtf' },
  { type: 'application/zip', starts: 'PK\x03\x04' },
  { type: 'application/zip', starts: 'PK\x05\x06' },
  { type: 'application/gzip', starts: '\x1f\x8b\x08' },
  { type: 'application/x-7z-compressed', starts: "7z\xbc\xaf'\x1c" },
  { type: 'application/vnd.rar', starts: 'Rar!\x1a\x07' },
  { type: 'application/x-bzip2', starts: 'BZh', and: [4, '1AY&SY'] },
  { type: 'application/x-xz', starts: '\xfd7zXZ\0' },
  { type: 'application/zstd', starts: '(\xb5/\xfd' },
  // Word, Excel and PowerPoint before 2007, and others.
  { type: 'application/x-ole-storage', starts: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
];

/** The type of a file by its first bytes; null when they are none of the table. */
export function signatureOf(head: Uint8Array): string | null {
  const has = (text: string, from: number) =>
    Array.from(text).every((char, index) => head[from + index] === char.charCodeAt(0));
  const found = SIGNATURES.find(({ starts, and }) => has(starts, 0) && (!and || has(and[1], and[0])));
  return found?.type ?? null;
}

const BITRATES = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const BITRATES_LOW = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLE_RATES = [44_100, 48_000, 32_000];

/** Whether two frames of MPEG layer III follow each other at the beginning (ISO 11172-3, 2.4.1.3): MP3 without a tag. */
export function isMp3(head: Uint8Array): boolean {
  const length = mp3FrameLength(head, 0);
  return length !== null && mp3FrameLength(head, length) !== null;
}

/** Bytes of the frame that begins here; null when none does. */
function mp3FrameLength(bytes: Uint8Array, at: number): number | null {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  if (first !== 0xff || (second & 0xe6) !== 0xe2) return null;
  const version = (second >> 3) & 3;
  const isFirstVersion = version === 3;
  const bitrate = (isFirstVersion ? BITRATES : BITRATES_LOW)[third >> 4];
  const sampleRate = SAMPLE_RATES[(third >> 2) & 3];
  if (version === 1 || !bitrate || sampleRate === undefined) return null;
  const rate = sampleRate / (isFirstVersion ? 1 : version === 2 ? 2 : 4);
  return Math.floor(((isFirstVersion ? 144_000 : 72_000) * bitrate) / rate) + ((third >> 1) & 1);
}

/** Whether two frames of AAC follow each other at the beginning (ISO 13818-7, ADTS). */
export function isAac(head: Uint8Array): boolean {
  const isFrame = (at: number) => head[at] === 0xff && ((head[at + 1] ?? 0) & 0xf6) === 0xf0;
  const [, , , third = 0, fourth = 0, fifth = 0] = head;
  const length = ((third & 3) << 11) | (fourth << 3) | (fifth >> 5);
  return isFrame(0) && length >= 7 && isFrame(length);
}

/** What an Ogg file holds, by the first packet of its first stream (RFC 7845, RFC 5334). */
export function oggType(head: Uint8Array): string {
  const packet = Buffer.from(head.subarray(28, 36)).toString('latin1');
  const isSound = ['OpusHead', '\x01vorbis', '\x7fFLAC', 'Speex   '].some((name) => packet.startsWith(name));
  return isSound ? 'audio/ogg' : packet.startsWith('\x80theora') ? 'video/ogg' : 'application/ogg';
}
