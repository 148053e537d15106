/** How a workspace and the home of its files know each other. */
export interface Belonging {
  readonly workspaceId: string;
  /** The id of the home that the workspace's files are in; null while it has none. */
  readHome(): Promise<string | null>;
  /** Makes this the home of the workspace's files, unless it has one. */
  claimHome(id: string): Promise<void>;
}

/** Where a home keeps the note that says whose it is. */
export interface NotePlace {
  /** What the home is called if it is new. */
  readonly id: string;
  read(): Promise<string | null>;
  /** Writes the note, whole and on disk; where there is one already that stays. */
  write(text: string): Promise<void>;
}

interface Note {
  readonly workspaceId: string;
  readonly homeId: string;
}

/**
 * Makes a new home the workspace's, when that has none yet. The home keeps a note of its workspace and its own id, and the
 * workspace keeps that id: a process with another home, or with an empty one on another machine, would find no
 * file, and put new ones where the others do not look. Cut off at any point, it is done by the next start.
 */
export async function prepareHome(place: NotePlace, belonging: Belonging): Promise<void> {
  if ((await readNote(place)) === null && (await belonging.readHome()) === null)
    await place.write(`${belonging.workspaceId} ${place.id}\n`);
  const note = await readNote(place);
  if (note?.workspaceId === belonging.workspaceId) await belonging.claimHome(note.homeId);
}

/** Why this is not the home of the workspace's files, naming the variable that changes it; null when it is. */
export async function problemOf(
  place: NotePlace,
  { workspaceId, readHome }: Belonging,
  variable: string,
): Promise<string | null> {
  const note = await readNote(place).catch((error: unknown) => String(error));
  if (typeof note === 'string') return `the files cannot be reached: ${note}`;
  if (note !== null && note.workspaceId !== workspaceId)
    return `${variable} holds the files of another workspace: set it to a place of its own`;
  if (note === null || note.homeId !== (await readHome()))
    return `the files of this workspace are in another place: set ${variable} to the one that all its processes share`;
  return null;
}

async function readNote(place: NotePlace): Promise<Note | null> {
  const [workspaceId, homeId] = (await place.read())?.trim().split(' ') ?? [];
  return workspaceId && homeId ? { workspaceId, homeId } : null;
}
