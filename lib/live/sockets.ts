import type { Server, Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../contract/events.ts';
import type { Caller } from '../use-case/caller.ts';

/** What a socket carries: who it is, and what it said last of its person's activity. */
export interface SocketData {
  caller: Caller;
  activity: 'active' | 'away';
}

export type LiveServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
export type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
