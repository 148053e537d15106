/** Whether files are being dragged, and not text or a link. */
export function hasFiles({ types }: Pick<DataTransfer, 'types'>): boolean {
  return types.includes('Files');
}

/** The files of a drop; a folder is none, though it looks like an empty one. */
export function filesOfDrop({ items, files }: DataTransfer): File[] {
  const given = [...items].filter(({ kind }) => kind === 'file');
  const isFolder = (index: number) => given[index]?.webkitGetAsEntry()?.isDirectory === true;
  return [...files].filter((_file, index) => !isFolder(index));
}

/** The files of a paste; none when it is rather a text, of which office programs add a picture. */
export function filesOfPaste({ files, types }: Pick<DataTransfer, 'files' | 'types'>): File[] {
  const isText = types.includes('text/plain') && types.includes('text/html');
  return isText ? [] : [...files];
}
