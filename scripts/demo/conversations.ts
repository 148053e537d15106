import type { Username } from './people.ts';

/** A conversation of the sample workspace: each line begins with the first letter of who says it. */
export interface Talk {
  readonly between: readonly [Username, Username];
  /** How long ago the last line was said, in minutes. */
  readonly minutesAgo: number;
  /** How many of the last lines the other has not read. */
  readonly unread: number;
  readonly lines: readonly string[];
}

/** The conversations, the oldest first. */
export const talks: readonly Talk[] = [
  {
    between: ['marek', 'grace'],
    minutesAgo: 60 * 52,
    unread: 0,
    lines: [
      'm The van is at the garage until Thursday.',
      'g Then how do the drums get here?',
      'm Daniel lends us a coach with the seats out.',
      'g A coach. For six drums.',
      'm Six drums and eleven drummers.',
    ],
  },
  {
    between: ['asha', 'marek'],
    minutesAgo: 60 * 26,
    unread: 0,
    lines: [
      'a Can you fetch 300 wire frames from Ivana on Friday?',
      'm How big is a wire frame?',
      'a About a melon each.',
      'm Then two trips. Or one trip and a trailer.',
      'a There is a trailer at the fields. Fergus has the key, and the gate code is new since Monday.',
      'm On it.',
      'm Fergus says the sheep are still in the lower field.',
      'a The upper one then. Thank you, Marek.',
    ],
  },
  {
    between: ['yuki', 'leila'],
    minutesAgo: 60 * 7,
    unread: 0,
    lines: [
      'y The programme goes to press on the 3rd at noon. After that nothing moves.',
      'l Freya wants the poster without text for the front page. Is there one?',
      'y There is one from March, with the old dates cut off.',
      'l Could you make one that never had dates?',
      'y 夜の提灯 — yes. Tonight.',
      'l You are the best thing that happened to this festival.',
      'y I will hold you to that when you send me the sponsors at 11:55.',
    ],
  },
  {
    between: ['tomas', 'kofi'],
    minutesAgo: 190,
    unread: 0,
    lines: [
      't Samba da Rua are fourteen now, not eleven.',
      'k Fourteen drummers on eight channels. Fine. It is a drum.',
      't Beatriz asks for in-ears for everybody.',
      'k Beatriz can ask.',
      't So what do I write to her?',
      'k That we have two wedges, one sub, and a lot of love.',
      't I will leave out the sub.',
      'k Patch list is on the desk:\n1–8 surdo and caixa\n9–12 voice\n13 the trumpet nobody told me about',
    ],
  },
  {
    between: ['asha', 'ingrid'],
    minutesAgo: 75,
    unread: 0,
    lines: [
      'i Contracts: 23 of 26 are signed.',
      'a Who is missing?',
      'i Gabriel, Zsófia, and the lions.',
      'a Gabriel waits for the dark. He will not sign a time before 21:30.',
      'i Sunset is 21:18 on Saturday. I offered 21:40.',
      'a Good. And Zsófia?',
      'i Two rigging points at 1.5 t. Lars says the old beam takes one.',
      'a Then the new truss. Ask Anders whether his lights can hang lower.',
      'i Already did: they can, if Kofi moves the speakers half a metre.',
      'a Kofi will be delighted.',
      'i I let you tell him.',
    ],
  },
  {
    between: ['leila', 'asha'],
    minutesAgo: 34,
    unread: 2,
    lines: [
      'l Radio Riverside wants to go live from the main stage on Saturday at 18:00.',
      'a Who is on then?',
      'l Harbour Choir. Forty voices, no drums. Chidi is happy.',
      'a Then yes. Kofi needs to know: they will want a feed.',
      'l He knows. He said one word and I will not repeat it.',
      'l The Courier sends Freya, with a photographer. Lucía asks for the list of those who must not be in pictures.',
      'l Do you have it, or is it with the school?',
    ],
  },
  {
    between: ['grace', 'asha'],
    minutesAgo: 18,
    unread: 1,
    lines: [
      'g Volunteers: 41 said yes, 12 said maybe, 1 said only if there is jollof.',
      'a There is always jollof.',
      'g Then 42.',
      'a Who leads the gate on Saturday?',
      'g Ifeoma. She knows everybody’s name already, and I mean everybody.',
      'g Chloë has a first aid certificate. I put her next to the fire pit 🔥',
    ],
  },
  {
    between: ['asha', 'tomas'],
    minutesAgo: 6,
    unread: 0,
    lines: [
      'a How is the floating stage?',
      't Floating.',
      'a And with people on it?',
      't Sven put twelve crew on one side and it tilted four degrees. He was pleased. I was not.',
      'a What does he need?',
      't A tide above 1.2 m, and nobody dancing before the second rope is on.',
      'a High water on Saturday is 19:52 with 1.6 m.',
      't Then the lions at 19:30, the choir before them.',
      'a The choir is at 18:00 with the radio.',
      't Even better: forty people who stand still.',
      'a Wind?',
      't Viktor looks at it every hour. Above ten metres a second there are no fireworks, and no discussion.',
      'a I would not dare.',
      't Harriet at the hospital wants a call before the first one goes up. I have her number here, in the book.',
      'a I will call her. Anything else?',
      't Coffee for Olivia. She builds the bar, and she has stopped talking to us.',
      'a On its way ☕',
      't She smiled. I saw it.',
    ],
  },
];
