import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { VERSION } from '../../process/version.ts';
import { UPGRADES, upgrades } from '../../store/upgrade-once.ts';
import { type BackupWorkspace, openBackupWorkspace } from '../../testing/backup/backup-workspace.ts';
import { listStoredBackups } from '../keep/backup-notes.ts';
import { rehearse } from '../rehearse/rehearse.ts';
import { backUpBeforeUpgrade } from './back-up-before-upgrade.ts';

let home: BackupWorkspace;
beforeAll(async () => {
  home = await openBackupWorkspace();
  await home.say('Before the upgrade');
});
afterAll(() => home.close());

const backUp = () => backUpBeforeUpgrade(home.ctx, { copyTo: home.source.copyTo, hasOwnSecret: true });
const stored = () => listStoredBackups(home.ctx.env.BACKUP_DIR);

it('nothing is backed up where no data is to be changed', async () => {
  const db = home.ctx.db;
  await upgrades.in(db).insertMany(UPGRADES.map((_id) => ({ _id, at: new Date() })));
  await backUp();
  expect(await stored()).toEqual([]);
});

it('a start that cannot back up changes nothing, and says why', async () => {
  await upgrades.in(home.ctx.db).deleteOne({ _id: 'tokens-that-end' });
  await writeFile(home.ctx.env.BACKUP_DIR, 'a file where the folder should be');
  await expect(backUp()).rejects.toMatchObject({
    name: 'UnusableStore',
    message: expect.stringContaining('cannot be backed up before'),
  });
});

it('the database of an earlier release is backed up under the name of this one, without its files', async () => {
  await rm(home.ctx.env.BACKUP_DIR);
  await backUp();
  const [made] = await stored();
  expect(made).toMatchObject({ isBeforeUpgrade: true, notes: { counts: { messages: 1, files: 0 } } });
  expect(made?.id).toContain(`parley-before-${VERSION}-`);
  const folder = home.ctx.env.BACKUP_DIR;
  await rehearse({ file: `${folder}/${made?.id}`, passphrase: undefined, folder });
});
