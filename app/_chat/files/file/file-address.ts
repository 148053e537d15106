/** Where the bytes of a file are. */
export function fileAddress(id: string): string {
  return `/api/v1/files/${encodeURIComponent(id)}`;
}

/** Where its small picture is, for a file that has one. */
export function thumbnailAddress(id: string): string {
  return `${fileAddress(id)}/thumbnail`;
}
