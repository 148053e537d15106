import type { FileHome } from '../../files/home/file-home.ts';

/** A home that does some things otherwise than a real one; `changes` may change later. */
export function changedHome(home: FileHome, changes: () => Partial<FileHome>): FileHome {
  return new Proxy(home, {
    get: (real, name: keyof FileHome) => changes()[name] ?? real[name].bind(real),
  });
}
