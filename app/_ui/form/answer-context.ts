import { createContext } from 'react';

/**
 * The answer from which the errors of a form come: another object for each. A field that is edited after it shows its error no more.
 * Undefined where errors follow what is typed.
 */
export const AnswerContext = createContext<object | null | undefined>(undefined);
