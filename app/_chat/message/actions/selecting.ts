/** Marks the message of which a finger selects text: a long press on it is the browser's. */
export const SELECTING = 'data-selecting';
