import { LRUCache } from 'lru-cache';
import { processState } from '../../context/process-state.ts';
import type { MemberDoc } from '../../conversations/members.ts';

const KNOWN_MAX = 20_000;

/** Positions that this process has seen stored, by member: they never move back, so what is not beyond them is stored. */
export const knownPositions = processState(
  'known positions',
  () => new LRUCache<string, Pick<MemberDoc, 'deliveredSeq' | 'readSeq'>>({ max: KNOWN_MAX }),
);
