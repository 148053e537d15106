/** Longer than a push service may take, in ms: who has taken something over and not finished by then has died. */
export const LEASE_MS = 60_000;
