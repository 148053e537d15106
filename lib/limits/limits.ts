/** At most `max` in a window of `windowMs`, which begins with the first one counted and then starts again. */
export interface Window {
  readonly max: number;
  readonly windowMs: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * The limits of single things. Those of all calls and of all writes are in `call-limit.ts` and `write-limit.ts`. Each is meant to be out of a person's way and in the way of a machine.
 * - `wrong-password`, failures for one name from one address: five in a row are typing, more are guessing. Twenty in a
 *   quarter of an hour keep an address below the 100 an hour of OWASP ASVS 4.0.3, requirement 2.2.1.
 * - `wrong-password-anywhere`, failures for one name: never refused, only counted, to delay the next try.
 * - `sign-in`, tries from one address, right or wrong: an office behind one address arrives within minutes, while a list
 *   of stolen pairs gets through 100 a minute instead of thousands.
 * - `sign-up`, accounts from one address: a class or a team joining together fits, filling the workspace does not.
 * - `reset`, passwords set by a link from one address: links cannot be guessed, this keeps hashing them cheap for us.
 * - `reset-link` and `invite`, links made by one person; `report`, messages reported by one person.
 * - `send`, messages of one person: ten a second for a minute is beyond any typing, and lets a script catch up.
 * - `preview`, pages that this server reads for the links of one person: more than one writes or pastes by hand.
 * - `react`, reactions of one person, and `draft`, saves of what is being written: three devices saving every 300 ms.
 * - `view`, how often one person says which contact is open: several pages, each at every field and every 10 s.
 * - `create-room`, rooms made by one person: setting a workspace up takes dozens, flooding the lobby thousands.
 * - `connect`, live connections of one person: a dozen tabs that all reconnect several times a minute.
 * - `connect-from`, live connections from one address: everyone in a large office coming back at once.
 */
export const limits = {
  'wrong-password': [
    { max: 5, windowMs: MINUTE },
    { max: 20, windowMs: 15 * MINUTE },
  ],
  'wrong-password-anywhere': [{ max: Number.MAX_SAFE_INTEGER, windowMs: HOUR }],
  'sign-in': [{ max: 100, windowMs: MINUTE }],
  'sign-up': [
    { max: 60, windowMs: MINUTE },
    { max: 1_000, windowMs: HOUR },
  ],
  reset: [{ max: 30, windowMs: MINUTE }],
  'reset-link': [{ max: 60, windowMs: HOUR }],
  invite: [{ max: 60, windowMs: HOUR }],
  'export-data': [{ max: 3, windowMs: HOUR }],
  report: [{ max: 60, windowMs: HOUR }],
  send: [{ max: 600, windowMs: MINUTE }],
  preview: [
    { max: 20, windowMs: MINUTE },
    { max: 200, windowMs: HOUR },
  ],
  react: [{ max: 600, windowMs: MINUTE }],
  draft: [{ max: 600, windowMs: MINUTE }],
  view: [{ max: 1_200, windowMs: MINUTE }],
  'create-room': [{ max: 60, windowMs: HOUR }],
  connect: [{ max: 120, windowMs: MINUTE }],
  'connect-from': [{ max: 6_000, windowMs: MINUTE }],
} as const satisfies Record<string, readonly Window[]>;

export type LimitName = keyof typeof limits;
