import type { Server, Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../contract/events.ts';
import type { Caller } from '../use-case/caller.ts';

/** What a socket carries: who it is, what it said last of its person's activity, and when it is checked. */
export interface SocketData {
  caller: Caller;
  activity: 'active' | 'away';
  /** When its session or token is checked next, in milliseconds of the clock. */
  checkAt: number;
  /** When its session is marked as used next, in milliseconds of the clock. */
  touchAt: number;
  /** Its session or token has ended. */
  isEnded: boolean;
}

export type LiveServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
export type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
