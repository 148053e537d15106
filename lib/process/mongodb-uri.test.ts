import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';
import { refusedOptions } from './mongodb-uri.ts';

const HOSTS = 'mongodb://ada:pa%3Fss@a.example:27017,b.example/parley';

describe('the options of MONGODB_URI', () => {
  it.each([
    'w=0',
    'w=1',
    'W=2',
    'journal=false',
    'j=false',
    'wtimeoutMS=1',
    'retryWrites=false',
    'retryReads=false',
    'readConcernLevel=local',
    'readPreference=secondaryPreferred',
    'readPreferenceTags=dc:east',
    'readPreferenceTags=',
    'maxStalenessSeconds=120',
    'socketTimeoutMS=0',
    'timeoutMS=100',
    'serverSelectionTimeoutMS=1',
    'read%50reference=nearest',
  ])('%s is refused', (option) => {
    expect(refusedOptions(`${HOSTS}?replicaSet=rs0&${option}&tls=true`)).toEqual([option]);
  });

  it.each([
    '',
    '?retryWrites=true&w=majority&appName=Cluster0',
    '?replicaSet=rs0&authSource=admin&tls=true&directConnection=true&maxPoolSize=50',
    '?readPreference=primary&journal=true&readConcernLevel=majority',
  ])('%s is accepted', (options) => {
    expect(refusedOptions(`${HOSTS}${options}`)).toEqual([]);
  });

  it('are refused at start with one message that names the variable and no secret', () => {
    const read = () => readEnv({ MONGODB_URI: `${HOSTS}?w=majority&w=0&journal=false` });
    expect(read).toThrow('MONGODB_URI is (not shown); leave w=0 and journal=false out of it');
    expect(read).not.toThrow(/pa%3Fss/);
  });
});
