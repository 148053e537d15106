import { listBackups } from '@/lib/backup/admin/list-backups.ts';
import { startBackup } from '@/lib/backup/admin/start-backup.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listBackups, ({ ctx, caller }) => listBackups(ctx, caller));

export const POST = route(endpoints.startBackup, ({ ctx, caller }) => startBackup(ctx, caller));
