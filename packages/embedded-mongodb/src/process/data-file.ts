import {
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { EmbeddedMongoError } from '../errors/embedded-mongo-error.ts';
import { FORMAT, FORMAT_AT_REST } from '../storage/format.ts';

const MAGIC = 0xbeefc0de;
/** Sizes and offsets of LMDB's pages and of the two meta pages at the file's beginning, in bytes. */
const HEADER = 24;
const PAGE_SIZE_AT = 48;
const ROOTS_AT = [88, 136] as const;
const LAST_PAGE_AT = 144;
const TXN_AT = 152;
const P_BRANCH = 1;
const P_LEAF = 2;
const F_BIGDATA = 1;
const F_SUBDATA = 2;
const NO_PAGE = 0xffff_ffff_ffff_ffffn;

/** Checks the version that the folder's `format` file names. @throws EmbeddedMongoError `folder_newer`; nothing is written */
export function checkFormat(folder: string): void {
  const note = formatFile(folder);
  if (!existsSync(note)) return;
  const format = Number(readFileSync(note, 'utf8'));
  if (format <= FORMAT) return;
  throw new EmbeddedMongoError(
    'folder_newer',
    `The data folder ${folder} was written by a newer version (format ${format}, this one knows ${FORMAT}). Nothing was touched. Start that version, or set DATA_DIR to another folder.`,
  );
}

/** Writes the `format` file once there is data: from then on, a missing data file means lost data. */
export function noteFormat(folder: string): void {
  if (!existsSync(formatFile(folder)))
    writeFileSync(formatFile(folder), `${FORMAT_AT_REST}\n`, { mode: 0o600 });
}

/**
 * Checks that the data file is complete enough to be mapped: reading a mapped file past its end kills the process.
 * @throws EmbeddedMongoError `folder_damaged`; nothing is written
 */
export function checkDataFile(folder: string): void {
  const path = join(folder, 'data.mdb');
  if (!existsSync(path)) {
    if (existsSync(formatFile(folder))) throw damaged(folder, 'data.mdb is missing');
    return;
  }
  const file = openSync(path, 'r');
  try {
    const problem = problemIn(file);
    // A first start that was interrupted may leave an empty file, before the `format` file is written.
    if (problem === 'data.mdb is empty' && !existsSync(formatFile(folder))) return;
    if (problem !== undefined) throw damaged(folder, problem);
  } finally {
    closeSync(file);
  }
}

/** Lets only the owner read the files of the data, also those of an earlier version: LMDB makes them readable by all. */
export function restrictDataFiles(folder: string): void {
  for (const name of ['data.mdb', 'lock.mdb']) {
    const path = join(folder, name);
    if (existsSync(path) && (statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  }
}

function formatFile(folder: string): string {
  return join(folder, 'format');
}

function damaged(folder: string, problem: string): EmbeddedMongoError {
  return new EmbeddedMongoError(
    'folder_damaged',
    `The data in ${folder} is damaged: ${problem}. Nothing was touched. Put data.mdb back from a backup, or set DATA_DIR to another folder.`,
  );
}

function problemIn(file: number): string | undefined {
  const { size } = fstatSync(file);
  if (size === 0) return 'data.mdb is empty';
  const first = readAt(file, 0, 256);
  const pageSize = first.readUInt32LE(PAGE_SIZE_AT);
  if (first.readUInt32LE(HEADER) !== MAGIC || pageSize < 512 || pageSize > 65_536) {
    return 'data.mdb is not a data file of the embedded engine';
  }
  if (size < 2 * pageSize) return `data.mdb is cut short at ${size} bytes`;
  const second = readAt(file, pageSize, 256);
  const isSecondNewer = second.readBigUInt64LE(TXN_AT) > first.readBigUInt64LE(TXN_AT);
  const meta = isSecondNewer ? second : first;
  const pages = Number(meta.readBigUInt64LE(LAST_PAGE_AT)) + 1;
  if (size >= pages * pageSize) return undefined;
  // Free pages at the end need not be in the file, as long as nothing points past its end.
  const tree = { file, pageSize, pages: Math.floor(size / pageSize) };
  const isWhole = ROOTS_AT.every((at) => isTreeWhole(tree, meta.readBigUInt64LE(at)));
  return isWhole ? undefined : `data.mdb is cut short at ${size} of ${pages * pageSize} bytes`;
}

interface PageFile {
  readonly file: number;
  readonly pageSize: number;
  readonly pages: number;
}

/** Whether all pages of a tree, overflow pages included, are inside the file. */
function isTreeWhole(where: PageFile, root: bigint): boolean {
  const todo = root === NO_PAGE ? [] : [Number(root)];
  for (let page = todo.pop(); page !== undefined; page = todo.pop()) {
    if (page >= where.pages) return false;
    const bytes = readAt(where.file, page * where.pageSize, where.pageSize);
    const flags = bytes.readUInt16LE(18);
    const nodes = bytes.readUInt16LE(20) / 2;
    for (let i = 0; i < nodes; i++) {
      const at = bytes.readUInt16LE(HEADER + i * 2) + HEADER;
      if (at + 8 > where.pageSize) return false;
      const nodeFlags = bytes.readUInt16LE(at + 4);
      if (flags & P_BRANCH) todo.push(bytes.readUInt32LE(at) + nodeFlags * 2 ** 32);
      else if (flags & P_LEAF && nodeFlags & F_BIGDATA) {
        const data = at + 8 + bytes.readUInt16LE(at + 6);
        const first = Number(bytes.readBigUInt64LE(data));
        if (first + Math.ceil((HEADER + bytes.readUInt32LE(at)) / where.pageSize) > where.pages) return false;
      } else if (!(flags & P_LEAF) || nodeFlags & F_SUBDATA) return false;
    }
  }
  return true;
}

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, position);
  return bytes;
}
