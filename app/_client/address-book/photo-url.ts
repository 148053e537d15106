/** Where a contact's photo is; its name is part of the address, so that another photo is another address. */
export function photoUrl({
  id,
  photo,
}: {
  readonly id: string;
  readonly photo: string | null;
}): string | null {
  return photo === null
    ? null
    : `/api/v1/contacts/${encodeURIComponent(id)}/photo?v=${encodeURIComponent(photo)}`;
}
