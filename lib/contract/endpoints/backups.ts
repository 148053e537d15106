import { backupsSchema } from '../admin/backup.ts';
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
