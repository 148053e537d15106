const ENDING = /\.([a-z0-9]{1,5})$/i;

/** What sort of file it is, from the end of its name: "PDF"; "File" when that says nothing. */
export function fileTypeLabel(name: string): string {
  return ENDING.exec(name)?.[1]?.toUpperCase() ?? 'File';
}
