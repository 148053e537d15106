import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { root } from './run-step.mjs';

const compress = promisify(brotliCompress);
const TEXT = /\.(js|css)$/;

/**
 * Lays a compressed twin (`.br`) beside every script and style that a build made, as small as Brotli makes it: that takes
 * seconds, which no answer could.
 */
export async function compressBuilt() {
  const folder = path.join(root, '.next/static');
  const names = (await readdir(folder, { recursive: true })).filter((name) => TEXT.test(name));
  await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      const content = await readFile(file);
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      };
      await writeFile(`${file}.br`, await compress(content, { params }));
    }),
  );
}
