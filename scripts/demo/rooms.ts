import type { CreateRoom } from '../../lib/contract/conversations/room.ts';
import type { Username } from './people.ts';

/** A line said in a room. */
export interface RoomLine {
  readonly by: Username;
  readonly text: string;
  /** Which line of the room it answers, counted from 0. */
  readonly answers?: number;
  readonly reactions?: Readonly<Record<string, readonly Username[]>>;
  /** What it said first, when it was corrected. */
  readonly before?: string;
}

/** A room of the sample workspace; its first member made it. */
export interface RoomTalk extends Pick<CreateRoom, 'name' | 'visibility' | 'isAnnouncement'> {
  readonly topic: string;
  readonly members: readonly Username[];
  readonly admins?: readonly Username[];
  /** How long ago the last line was said, in minutes. */
  readonly minutesAgo: number;
  /** How many of the last lines only their writers have read. */
  readonly unread: number;
  readonly lines: readonly RoomLine[];
}

/** The rooms, the oldest first. */
export const roomTalks: readonly RoomTalk[] = [
  {
    name: 'Announcements',
    visibility: 'public',
    isAnnouncement: true,
    topic: 'Dates and decisions. Questions go to Stages or to Asha.',
    members: ['asha', 'tomas', 'ingrid', 'kofi', 'yuki', 'leila', 'marek', 'grace'],
    admins: ['ingrid'],
    minutesAgo: 60 * 27,
    unread: 0,
    lines: [
      {
        by: 'asha',
        text: '**The permit is here.** Saturday until 23:30, Sunday until 22:00.',
        reactions: { '🎉': ['tomas', 'kofi', 'grace', 'marek', 'yuki'], '🏮': ['leila', 'ingrid'] },
      },
      {
        by: 'ingrid',
        text: '24 of 26 contracts are signed. Gabriel plays at 21:40, after sunset.',
        before: '23 of 26 contracts are signed. Gabriel plays at 21:30.',
        reactions: { '👏': ['asha', 'tomas'] },
      },
      {
        by: 'asha',
        text: 'Crew meeting on Thursday at 18:00, in the boathouse:\n\n1. who opens which gate\n2. what we do when it rains\n3. who eats when',
        reactions: { '👍': ['grace', 'kofi', 'marek', 'tomas'], '☔': ['yuki'] },
      },
    ],
  },
  {
    name: 'Sponsors',
    visibility: 'private',
    topic: 'What was promised to whom',
    members: ['leila', 'asha', 'ingrid'],
    minutesAgo: 60 * 5,
    unread: 1,
    lines: [
      { by: 'leila', text: 'The brewery wants its name on the floating stage.' },
      { by: 'ingrid', text: 'Over my dead body, and Tomás’.', reactions: { '😂': ['leila', 'asha'] } },
      { by: 'asha', text: 'What did we promise them in March?', answers: 0 },
      {
        by: 'leila',
        text: '> logo on the main entrance and on the programme\n\nNothing about a stage.',
        answers: 2,
      },
      { by: 'asha', text: 'Then it stays at that. Will you tell them, @leila? Kindly.' },
    ],
  },
  {
    name: 'Stages',
    visibility: 'public',
    topic: 'Sound, light, power, and who stands where',
    members: ['tomas', 'kofi', 'asha', 'ingrid', 'marek', 'grace', 'yuki'],
    admins: ['kofi'],
    minutesAgo: 11,
    unread: 3,
    lines: [
      { by: 'tomas', text: 'Power plan for the floating stage, as of today:' },
      {
        by: 'tomas',
        text: '```json\n{\n  "feed": "63 A, three-phase",\n  "sound": 32,\n  "light": 25,\n  "bar": "gas, please"\n}\n```',
        reactions: { '💡': ['kofi', 'marek'] },
      },
      { by: 'kofi', text: 'Sound takes 28 with the in-ears. Keep the 4 for the radio.', answers: 1 },
      { by: 'marek', text: 'The generator comes on Friday at *seven in the morning*. Who is awake?' },
      {
        by: 'grace',
        text: 'Me, with two volunteers and a thermos.',
        answers: 3,
        reactions: { '❤️': ['marek', 'tomas'] },
      },
      { by: 'ingrid', text: 'Zsófia needs two points at 1.5 t. @tomas, does the new truss take that?' },
      {
        by: 'tomas',
        text: 'Two tonnes each, tested with the van on it.',
        answers: 5,
        reactions: { '🚐': ['marek'], '👍': ['ingrid', 'asha'] },
      },
      {
        by: 'marek',
        text: 'So *that* is where the van was.',
        reactions: { '😂': ['grace', 'kofi', 'tomas', 'asha', 'ingrid'] },
      },
      {
        by: 'yuki',
        text: 'The signs are printed: 12 for the stages, 4 for the water. 出口 is on every exit, too.',
      },
      { by: 'kofi', text: 'Sound check: choir 14:00, Samba da Rua 15:30, Gabriel when the sun is down.' },
      { by: 'asha', text: 'And the lions?', answers: 9 },
      {
        by: 'kofi',
        text: 'The lions do not check. They only roar.',
        answers: 10,
        reactions: { '🦁': ['asha', 'grace', 'yuki'] },
      },
      { by: 'grace', text: '@asha, may the volunteers watch the sound check? They ask every hour.' },
    ],
  },
];
