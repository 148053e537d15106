/** An emoji to react with, and the search terms that find it. */
export interface EmojiChoice {
  readonly emoji: string;
  readonly name: string;
  readonly terms: readonly string[];
}

const LIST = `
👍 thumbs up|yes agree like good ok
❤️ heart|love like red
😂 tears of joy|laugh funny lol
🎉 party|celebrate hooray congratulations
🙏 folded hands|thanks please pray namaste
👀 eyes|look seen watching
✅ done|check mark yes ready
👎 thumbs down|no disagree dislike
😀 grin|happy smile
😊 smile|happy blush
😍 heart eyes|love adore
😘 kiss|love
😎 cool|sunglasses
🤔 thinking|hmm wonder
😮 surprised|wow open mouth
😢 crying|sad tear
😭 sobbing|sad cry
😅 sweat smile|phew nervous relief
😉 wink|joke
🙂 slight smile|fine
🙃 upside down|irony silly
😇 halo|angel innocent
🤣 rolling|laugh floor
😬 grimace|awkward oops
😡 angry|mad
😱 scream|fear shock
😴 asleep|tired sleep
🤯 mind blown|wow explode
🥳 party face|celebrate birthday
🤗 hug|thanks
🤝 handshake|deal agree
👏 clap|applause bravo well done
🙌 raised hands|hooray praise
💪 strong|muscle strength
👋 wave|hello bye hi
✌️ victory|peace
🤞 crossed fingers|luck hope
👌 perfect|ok fine
🫡 salute|yes sir understood
💯 hundred|perfect full
🔥 fire|hot great lit
⭐ star|favourite
✨ sparkles|new shiny
⚡ lightning|fast quick
🚀 rocket|launch ship fast
💡 idea|light bulb
🎯 target|goal exactly bullseye
🏆 trophy|win winner
🎁 gift|present birthday
🎂 cake|birthday
☕ coffee|tea break
🍕 pizza|food lunch
🍻 cheers|beer drink
🌈 rainbow|colours pride
☀️ sun|sunny weather
🌧️ rain|weather
🌱 seedling|plant grow
🌸 blossom|flower spring
🐛 bug|insect error
🐢 turtle|slow
❓ question|what ask
❗ exclamation|important
❌ cross|no wrong cancel
⚠️ warning|careful
⏳ hourglass|wait time
⏰ alarm|clock time late
📌 pin|important remember
📎 paperclip|attach file
📅 calendar|date meeting
📞 phone|call
✏️ pencil|write edit
🔒 locked|secure private
💔 broken heart|sad
🧡 orange heart|love
💚 green heart|love
💙 blue heart|love
`;

/** A few dozen emoji, the most used first. */
export const EMOJI_CHOICES: readonly EmojiChoice[] = LIST.trim()
  .split('\n')
  .map((line) => {
    const at = line.indexOf(' ');
    const [name = '', more = ''] = line.slice(at + 1).split('|');
    return { emoji: line.slice(0, at), name, terms: `${name} ${more}`.split(' ') };
  });

/** Those offered at once, without a search. */
export const QUICK_EMOJI: readonly EmojiChoice[] = EMOJI_CHOICES.slice(0, 6);

/** The choices of which a word begins with every word of the query; all for an empty one. */
export function findEmoji(query: string): readonly EmojiChoice[] {
  const wanted = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return EMOJI_CHOICES.filter(({ emoji, terms }) =>
    wanted.every((start) => emoji === start || terms.some((term) => term.startsWith(start))),
  );
}

/** What an emoji is called; the emoji itself when it is none of ours. */
export function nameOfEmoji(emoji: string): string {
  return EMOJI_CHOICES.find((choice) => choice.emoji === emoji)?.name ?? emoji;
}
