/** How many are in a room: "1 member", "12 members". */
export function membersLabel(count: number): string {
  return count === 1 ? '1 member' : `${count} members`;
}
