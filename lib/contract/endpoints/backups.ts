import { backupsSchema } from '../admin/backup.ts';
import { restoreStateSchema } from '../admin/restore.ts';
import type { Endpoint } from './endpoint.ts';

export const listBackups = {
  method: 'GET',
  path: '/admin/backups',
  access: 'admin',
  scope: 'backup',
  summary: 'The backups, newest first, each with whether it was proved to restore, for administrators',
  answer: backupsSchema,
} as const satisfies Endpoint;

export const startBackup = {
  method: 'POST',
  path: '/admin/backups',
  access: 'admin',
  summary: 'Make a backup now, and prove that it restores, for administrators',
  answer: backupsSchema,
  status: 202,
  errors: ['busy'],
} as const satisfies Endpoint;

export const getBackup = {
  method: 'GET',
  path: '/admin/backups/{id}',
  access: 'admin',
  scope: 'backup',
  summary: 'A backup as a file; `Range` goes on with one that broke off. For administrators',
  answerFile: ['application/octet-stream'],
  otherStatuses: { 206: 'The part that `Range` names', 304: 'The caller has this file already' },
  headers: ['If-None-Match', 'Range', 'If-Range'],
  errors: ['password_needed', 'unsatisfiable_range'],
} as const satisfies Endpoint;

export const restoreWorkspace = {
  method: 'POST',
  path: '/restore',
  access: 'public',
  summary:
    'Restore a backup, sent as it is, into a workspace that has no account yet; it is checked after the answer',
  file: ['application/x-tar', 'application/octet-stream'],
  headers: ['Backup-Passphrase'],
  answer: restoreStateSchema,
  status: 202,
  errors: ['busy', 'foreign_origin', 'restore_by_command', 'storage_full', 'too_slow'],
} as const satisfies Endpoint;

export const getRestoreState = {
  method: 'GET',
  path: '/restore',
  access: 'public',
  summary: 'How far the restore of a workspace is that has no account yet',
  answer: restoreStateSchema,
} as const satisfies Endpoint;
