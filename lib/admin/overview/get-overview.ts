import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { inUse } from '../../accounts/policy.ts';
import { users } from '../../accounts/users.ts';
import { countRunningImports } from '../../contacts/import/get-import.ts';
import { listContactLetters } from '../../contacts/stored/address-book-counts.ts';
import type { Context } from '../../context/context.ts';
import type { Overview } from '../../contract/admin/overview.ts';
import { conversations } from '../../conversations/conversations.ts';
import { messages } from '../../messages/messages.ts';
import { reports } from '../../moderation/reports.ts';
import { listProcesses, ownHealth } from '../../presence/process-health.ts';
import { VERSION } from '../../process/version.ts';
import { countIndexed } from '../../search/indexing/count-indexed.ts';
import type { Caller } from '../../use-case/caller.ts';
import { findBrokenEntry } from '../../workspace/audit.ts';
import { readWorkspaceSettings } from '../../workspace/workspace-settings.ts';
import { requireAdmin } from '../require-admin.ts';

/** How the workspace is, in numbers. Throws `not_found` for members. */
export async function getOverview(ctx: Context, caller: Caller): Promise<Overview> {
  requireAdmin(caller);
  const people = users.in(ctx.db);
  const [
    settings,
    active,
    suspended,
    leaving,
    admins,
    rooms,
    lines,
    indexed,
    letters,
    openReports,
    broken,
    bytes,
    importsRunning,
  ] = await Promise.all([
    readWorkspaceSettings(ctx),
    people.countDocuments(inUse),
    people.countDocuments({ state: 'suspended' }),
    people.countDocuments({ state: 'leaving' }),
    people.countDocuments({ role: 'admin', ...inUse }),
    conversations.in(ctx.db).countDocuments({ 'room.nameKey': { $exists: true } }),
    messages.in(ctx.db).estimatedDocumentCount(),
    countIndexed(ctx),
    // Counted as the address book changes: its contacts are not read.
    listContactLetters(ctx),
    reports.in(ctx.db).countDocuments({ state: 'open' }),
    findBrokenEntry(ctx),
    ctx.env.MONGODB_URI === undefined ? folderBytes(path.join(ctx.env.DATA_DIR, 'store')) : null,
    countRunningImports(ctx),
  ]);
  const own = ownHealth(ctx);
  return {
    workspace: settings.name,
    version: VERSION,
    node: process.version,
    store: ctx.env.MONGODB_URI === undefined ? 'embedded' : 'mongodb',
    bus: ctx.env.REDIS_URL === undefined ? 'in-process' : 'redis',
    people: { active, suspended, leaving, admins },
    rooms,
    messages: lines,
    messagesIndexed: Math.min(indexed, lines),
    contacts: letters.total,
    openReports,
    storageBytes: bytes,
    process: {
      startedAt: own.startedAt,
      memoryBytes: own.memoryBytes,
      sockets: own.sockets,
      eventLoopDelayMs: own.eventLoopDelayMs,
    },
    processes: listProcesses(ctx),
    importsRunning,
    brokenAuditEntry: broken,
  };
}

async function folderBytes(folder: string): Promise<number> {
  const names = await readdir(folder);
  // Blocks, not lengths: the engine's file has holes.
  const sizes = await Promise.all(
    names.map(async (name) => (await stat(path.join(folder, name))).blocks * 512),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
