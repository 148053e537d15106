import type { Doc } from '../bson/value.ts';
import { Deadline } from '../engine/deadline.ts';
import type { Engine } from '../engine/engine.ts';
import { EngineError, unsupported } from '../errors/engine-error.ts';
import { Args } from './call/args.ts';
import type { Command, Reply } from './call/call.ts';
import { create, drop, dropDatabase, listCollections, listDatabases } from './catalogue/collections.ts';
import { createIndexes, dropIndexes, listIndexes } from './catalogue/indexes.ts';
import { collStats, dataSize, dbStats } from './catalogue/stats.ts';
import { aggregate } from './read/aggregate.ts';
import { distinct } from './read/distinct.ts';
import { explain } from './read/explain.ts';
import { checkReadConcern, count, find, getMore, killCursors } from './read/read.ts';
import { embeddedBackup } from './session/backup.ts';
import { endSessions } from './session/end-sessions.ts';
import { HANDSHAKE } from './session/handshake.ts';
import { bulkWrite } from './write/bulk-write.ts';
import { findAndModify } from './write/find-and-modify.ts';
import { deleteCommand, insert, update } from './write/write.ts';

const COMMANDS = new Map<string, Command>(
  Object.entries({
    ...HANDSHAKE,
    find,
    getMore,
    killCursors,
    insert,
    update,
    delete: deleteCommand,
    bulkWrite,
    findAndModify,
    findandmodify: findAndModify,
    count,
    distinct,
    aggregate,
    explain,
    create,
    drop,
    dropDatabase,
    createIndexes,
    listIndexes,
    dropIndexes,
    listCollections,
    listDatabases,
    endSessions,
    collStats,
    dbStats,
    dataSize,
    embeddedBackup,
  }),
);

/** MongoDB's commands that are refused by name. */
const KNOWN = new Set(
  (
    'abortTransaction commitTransaction saslStart saslContinue authenticate logout createUser updateUser dropUser ' +
    'usersInfo rolesInfo createRole mapReduce collMod convertToCapped renameCollection validate compact reIndex ' +
    'currentOp killOp setParameter shutdown fsync profile top replSetGetStatus replSetGetConfig getCmdLineOpts ' +
    'startSession refreshSessions killSessions killAllSessions cloneCollectionAsCapped geoSearch getShardMap ' +
    'configureFailPoint createSearchIndexes listSearchIndexes updateSearchIndex dropSearchIndex planCacheClear ' +
    'setFeatureCompatibilityVersion getDefaultRWConcern setDefaultRWConcern rotateCertificates whatsmyuri dbHash ' +
    'setIndexCommitQuorum listCommands getFreeMonitoringStatus'
  ).split(' '),
);

/** One command as a client sent it. */
export interface Request {
  readonly body: Doc;
  readonly sequences: ReadonlyMap<string, readonly Uint8Array[]>;
  readonly connectionId: number;
}

/** Runs a command. @throws EngineError; anything else is a fault of the engine. */
export async function runCommand(engine: Engine, request: Request): Promise<Reply> {
  const name = request.body.keys().next().value ?? '';
  const command = COMMANDS.get(name);
  if (command === undefined) throw unknownCommand(name);
  const args = new Args(name, request.body);
  const database = request.body.get('$db');
  if (typeof database !== 'string') {
    throw new EngineError('Location40571', 'OP_MSG requests require a $db argument');
  }
  checkVersion(args);
  for (const field of request.sequences.keys()) {
    if (args.has(field)) throw new EngineError('Location40432', `Duplicate field '${field}' in the message`);
    if (!command.accepted.includes(field)) {
      throw new EngineError('IDLUnknownField', `BSON field '${name}.${field}' is an unknown field.`);
    }
  }
  args.allow(command, true);
  checkReadConcern(args.document('readConcern')?.get('level'));
  const deadline = new Deadline(args.count('maxTimeMS'));
  return command.run({
    engine,
    name,
    database,
    args,
    sequences: request.sequences,
    connectionId: request.connectionId,
    deadline,
  });
}

function unknownCommand(name: string): EngineError {
  if (KNOWN.has(name)) return unsupported(`The command '${name}'`);
  return new EngineError('CommandNotFound', `no such command: '${name}'`);
}

/** Commands outside MongoDB's stable API, which `apiStrict` forbids. */
const UNSTABLE = new Set([
  'distinct',
  'collStats',
  'dbStats',
  'dataSize',
  'getLog',
  'hostInfo',
  'serverStatus',
  'buildInfo',
  'getParameter',
  'connectionStatus',
]);

function checkVersion(args: Args): void {
  const version = args.text('apiVersion');
  if (version === undefined) {
    if (args.has('apiStrict') || args.has('apiDeprecationErrors')) {
      throw new EngineError(
        'InvalidOptions',
        'Provided apiStrict and/or apiDeprecationErrors without passing in apiVersion',
      );
    }
    return;
  }
  if (version !== '1') throw new EngineError('APIVersionError', 'API version must be "1"');
  const name = args.doc.keys().next().value ?? '';
  if (args.flag('apiStrict') && UNSTABLE.has(name)) {
    throw new EngineError(
      'APIStrictError',
      `Provided apiStrict:true, but the command ${name} is not in API Version 1.`,
    );
  }
}
