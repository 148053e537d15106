import { hostname } from 'node:os';
import { Double } from 'bson';
import { MAX_DOCUMENT_BYTES, type Value } from '../../bson/value.ts';
import { EngineError } from '../../errors/engine-error.ts';
import { type Command, ok } from '../call/call.ts';

export const MAX_MESSAGE_BYTES = 48_000_000;
const VERSION = [8, 0, 0, 0];

/**
 * What a driver asks first. There is no `topologyVersion`: with it drivers wait for streamed replies, which this
 * server does not send, and drop their connections.
 */
const hello: Command = {
  // Without users there is nothing to authenticate; MongoDB leaves these fields out then, too.
  accepted: [
    'hello',
    'isMaster',
    'ismaster',
    'helloOk',
    'client',
    'compression',
    'loadBalanced',
    'backpressure',
    'saslSupportedMechs',
    'speculativeAuthenticate',
  ],
  refused: ['topologyVersion', 'maxAwaitTimeMS'],
  run({ name, connectionId }) {
    return ok(
      ['helloOk', true],
      [name === 'hello' ? 'isWritablePrimary' : 'ismaster', true],
      ['maxBsonObjectSize', MAX_DOCUMENT_BYTES],
      ['maxMessageSizeBytes', MAX_MESSAGE_BYTES],
      ['maxWriteBatchSize', 100_000],
      ['localTime', new Date()],
      ['logicalSessionTimeoutMinutes', 30],
      ['connectionId', connectionId],
      ['minWireVersion', 0],
      ['maxWireVersion', 25],
      ['readOnly', false],
    );
  },
};

const ping: Command = { accepted: [], run: () => ok() };

const buildInfo: Command = {
  accepted: [],
  run: () =>
    ok(
      ['version', VERSION.slice(0, 3).join('.')],
      ['gitVersion', 'embedded'],
      ['modules', ['embedded']],
      ['sysInfo', 'deprecated'],
      ['versionArray', VERSION],
      ['bits', 64],
      ['debug', false],
      ['maxBsonObjectSize', MAX_DOCUMENT_BYTES],
      ['storageEngines', ['lmdb']],
    ),
};

const whoAmI: Command = {
  accepted: ['showPrivileges'],
  run: () =>
    ok([
      'authInfo',
      new Map<string, Value>([
        ['authenticatedUsers', []],
        ['authenticatedUserRoles', []],
      ]),
    ]),
};

const getParameter: Command = {
  accepted: ['featureCompatibilityVersion', 'allParameters'],
  run({ args }) {
    const name = [...args.doc.keys()][1] ?? '';
    if (name !== 'featureCompatibilityVersion')
      throw new EngineError('InvalidOptions', 'no option found to get');
    return ok([name, new Map<string, Value>([['version', '8.0']])]);
  },
};

const getLog: Command = {
  accepted: [],
  run({ args }) {
    if (args.doc.get('getLog') === '*') return ok(['names', ['startupWarnings']]);
    return ok(['totalLinesWritten', 0], ['log', []]);
  },
};

const hostInfo: Command = {
  accepted: [],
  run: () =>
    ok([
      'system',
      new Map<string, Value>([
        ['currentTime', new Date()],
        ['hostname', hostname()],
      ]),
    ]),
};

const serverStatus: Command = {
  accepted: ['repl', 'metrics', 'locks'],
  run({ engine }) {
    return ok(
      ['host', hostname()],
      ['version', VERSION.slice(0, 3).join('.')],
      ['process', 'embedded'],
      ['pid', BigInt(process.pid)],
      ['uptime', new Double(Math.floor((Date.now() - engine.startedAt) / 1000))],
      ['localTime', new Date()],
      [
        'storageEngine',
        new Map<string, Value>([
          ['name', 'lmdb'],
          ['persistent', true],
        ]),
      ],
      [
        'metrics',
        new Map<string, Value>([['cursor', new Map<string, Value>([['open', engine.cursors.size]])]]),
      ],
    );
  },
};

/** The commands by which clients learn about a server. */
export const HANDSHAKE: Record<string, Command> = {
  hello,
  ismaster: hello,
  isMaster: hello,
  ping,
  buildInfo,
  buildinfo: buildInfo,
  connectionStatus: whoAmI,
  getParameter,
  getLog,
  hostInfo,
  serverStatus,
};
