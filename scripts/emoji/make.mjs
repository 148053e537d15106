// node --import tsx scripts/emoji/make.mjs: writes app/_chat/emoji/emoji-data.ts from the packages gemoji (names) and emojilib
// (search words), both under the MIT licence. Run after either was updated.
import { readFileSync, writeFileSync } from 'node:fs';
import emojilib from 'emojilib';
import { gemoji } from 'gemoji';
import { withSkinTone } from '../../app/_chat/emoji/skin-tone.ts';

const TONES = [1, 2, 3, 4, 5];
const WORDS_MAX = 12;
const ONE_EMOJI = /^\p{RGI_Emoji}$/v;
/** They take skin tones since Emoji 17 only, which most devices cannot draw yet. */
const WITHOUT_TONES = /^[👯🤼]/u;

const versionOf = (name) =>
  JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8'))
    .version;

function takesTones(emoji) {
  return !WITHOUT_TONES.test(emoji) && TONES.every((tone) => ONE_EMOJI.test(withSkinTone(emoji, tone)));
}

/** Words that find an emoji and are not in its names. */
function searchWords({ emoji, tags, names, description }) {
  const known = new Set([...names, ...description.toLowerCase().split(' ')]);
  const words = [...tags, ...(emojilib[emoji] ?? [])].filter(
    (word) => /^[\p{L}\p{N}-]+$/u.test(word) && !known.has(word),
  );
  return [...new Set(words)].slice(0, WORDS_MAX);
}

const lines = [];
let group = '';
for (const each of gemoji) {
  if (!ONE_EMOJI.test(each.emoji)) throw new Error(`Not an emoji: ${each.emoji}`);
  if (each.category !== group) lines.push(`# ${each.category}`);
  group = each.category;
  const tones = takesTones(each.emoji) ? '~' : '';
  lines.push(
    [each.emoji + tones, each.description, each.names.join(' '), searchWords(each).join(' ')].join('|'),
  );
}

writeFileSync(
  new URL('../../app/_chat/emoji/emoji-data.ts', import.meta.url),
  `// Made by scripts/emoji/make.mjs from gemoji ${versionOf('gemoji')} (MIT, © 2014 Titus Wormer) and emojilib ${versionOf('emojilib')}
// (MIT, © 2014 Mu-An Chiou).

/**
 * Every emoji: a line with a # begins a group; the others hold the emoji, with a ~ where it takes skin tones, what it is called,
 * the names by which it is completed, and more words that find it.
 */
export const EMOJI_DATA = \`
${lines.join('\n')}
\`;
`,
);
