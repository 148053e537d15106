/**
 * What a vCard says beyond a contact's fields is kept as it came: its properties as unfolded lines, such as `NICKNAME:Ada`.
 * Lines that belong together begin with the same group: `item1.X-ABDATE:2001-05-06`, `item1.X-ABLabel:First met`.
 */
interface ExtraBlock {
  /** The lines of a group, without it, or one line that has none. */
  readonly lines: readonly string[];
  readonly isGrouped: boolean;
}

const GROUP = /^item\d+\./;

/** Lines by their groups, in the order in which each begins. */
export function extraBlocks(extra: readonly string[]): ExtraBlock[] {
  const blocks: { lines: string[]; isGrouped: boolean }[] = [];
  const groups = new Map<string, { lines: string[] }>();
  for (const line of extra) {
    const group = GROUP.exec(line)?.[0] ?? '';
    const known = group === '' ? undefined : groups.get(group);
    if (known) known.lines.push(line.slice(group.length));
    else {
      const block = { lines: [line.slice(group.length)], isGrouped: group !== '' };
      blocks.push(block);
      if (block.isGrouped) groups.set(group, block);
    }
  }
  return blocks;
}

/** Blocks as lines, their groups numbered after `used` others. */
export function extraLines(blocks: readonly ExtraBlock[], used = 0): string[] {
  let group = used;
  return blocks.flatMap(({ lines, isGrouped }) => {
    if (!isGrouped) return lines;
    group += 1;
    return lines.map((line) => `item${group}.${line}`);
  });
}

/** Of these a contact has one: the parts of its name, and its id in another program. */
const SINGLE: ReadonlySet<string> = new Set(['N', 'UID']);

/** What is kept of two contacts that become one. */
export function joinExtra(
  mine: readonly string[],
  theirs: readonly string[],
  prefers: 'mine' | 'theirs',
): string[] {
  const [first, second] = [extraBlocks(mine), extraBlocks(theirs)];
  const keys = new Set(first.map(({ lines }) => lines.join('\n')));
  const added = second.filter(({ lines }) => !keys.has(lines.join('\n')));
  const singles = (blocks: readonly ExtraBlock[]) =>
    new Set(blocks.map(singleName).filter((name) => name !== null));
  const [ours, others] = [singles(first), singles(added)];
  return extraLines([
    ...first.filter((block) => prefers === 'mine' || !others.has(singleName(block) ?? '')),
    ...added.filter((block) => prefers === 'theirs' || !ours.has(singleName(block) ?? '')),
  ]);
}

function singleName({ lines }: ExtraBlock): string | null {
  const name = lines.length === 1 ? splitProperty(lines[0] ?? '').name : '';
  return SINGLE.has(name) ? name : null;
}

/** What is kept, without the parts of a name that is another one now. */
export function withoutNameParts(extra: readonly string[]): string[] {
  return extra.filter((line) => splitProperty(line).name !== 'N');
}

/** A property's name in upper case, its parameters and its value, both as they are written. */
export function splitProperty(line: string): {
  readonly name: string;
  readonly params: string;
  readonly value: string;
} {
  const bare = line.replace(GROUP, '');
  let isQuoted = false;
  let semicolon = -1;
  for (let at = 0; at < bare.length; at += 1) {
    const char = bare[at];
    if (char === '"') isQuoted = !isQuoted;
    else if (char === ';' && semicolon < 0) semicolon = at;
    else if (char === ':' && !isQuoted) {
      const end = semicolon < 0 ? at : semicolon;
      const name = bare.slice(0, end).toUpperCase();
      return { name, params: bare.slice(end, at), value: bare.slice(at + 1) };
    }
  }
  return { name: '', params: '', value: bare };
}

/** How people call these properties; an empty name is not shown. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['N', ''],
  ['UID', ''],
  ['X-ABADR', ''],
  ['X-ABSHOWAS', ''],
  ['X-ABUID', ''],
  ['PHOTO', 'Photo'],
  ['NICKNAME', 'Nickname'],
  ['ANNIVERSARY', 'Anniversary'],
  ['X-ANNIVERSARY', 'Anniversary'],
  ['X-EVOLUTION-ANNIVERSARY', 'Anniversary'],
  ['IMPP', 'Messaging'],
  ['X-SOCIALPROFILE', 'Profile'],
  ['X-ABRELATEDNAMES', 'Related'],
  ['RELATED', 'Related'],
  ['X-ABDATE', 'Date'],
  ['GENDER', 'Gender'],
  ['LANG', 'Language'],
  ['TZ', 'Time zone'],
  ['GEO', 'Position'],
  ['FN', 'Also called'],
  ['ORG', 'Organization'],
  ['TITLE', 'Title'],
  ['ROLE', 'Role'],
  ['LABEL', 'Address'],
  ['X-PARLEY-NOTE', 'Note'],
  ['X-PHONETIC-FIRST-NAME', 'Phonetic first name'],
  ['X-PHONETIC-MIDDLE-NAME', 'Phonetic middle name'],
  ['X-PHONETIC-LAST-NAME', 'Phonetic last name'],
]);

const SHOWN_MAX = 2_000;

/** What is kept, as a reader sees it; what is no text, such as a key or a sound, is named only. */
export function extraRows(extra: readonly string[]): { readonly label: string; readonly value: string }[] {
  return extraBlocks(extra).flatMap(({ lines }) => {
    const properties = lines.map(splitProperty);
    const own = properties.find(({ name }) => name === 'X-ABLABEL')?.value ?? '';
    return properties.flatMap(({ name, params, value }) => {
      const label = LABELS.get(name) ?? wordsOf(name);
      if (name === 'X-ABLABEL' || label === '') return [];
      const given = plainText(own).replace(/^_\$!<(.*)>!\$_$/, '$1');
      const text = isBinary(params, value) ? '' : shownText(value);
      return [{ label: given === '' ? label : given, value: text }];
    });
  });
}

/** `X-SPOUSE` is Spouse. */
function wordsOf(name: string): string {
  const words = name.replace(/^X-(?:AB|MS-|EVOLUTION-|ANDROID-)?/, '').replaceAll('-', ' ');
  return words.slice(0, 1) + words.slice(1).toLowerCase();
}

const isBinary = (params: string, value: string) =>
  /;ENCODING=B/i.test(params) || /^data:/i.test(value) || value.length > SHOWN_MAX;

function plainText(value: string): string {
  return value.replace(/\\(.)/gs, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char));
}

/** A value without the separators of parts that it does not have. */
function shownText(value: string): string {
  return plainText(value.replace(/(?<!\\);+/g, '; '))
    .replace(/^(?:; )+|(?:; )+$/g, '')
    .trim();
}
