/** How many of the other members of a room have read a message: "Not read yet", "Read by 4 of 9". */
export function readByLabel(readers: number, others: number): string {
  return readers === 0 ? 'Not read yet' : `Read by ${readers} of ${others}`;
}
