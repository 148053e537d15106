import { sessionSchema } from '../accounts/account.ts';
import { resetLinkSchema } from '../accounts/password.ts';
import { auditEntrySchema } from '../admin/audit.ts';
import { overviewSchema } from '../admin/overview.ts';
import { closeReportSchema, reportSchema, reportsQuerySchema } from '../admin/report.ts';
import { adminRoomSchema, adminRoomsQuerySchema, updateAdminRoomSchema } from '../admin/room.ts';
import { adminUserSchema, adminUsersQuerySchema, updateUserSchema } from '../admin/user.ts';
import { shownWorkspaceSettingsSchema, updateWorkspaceSchema } from '../admin/workspace.ts';
import { listQuerySchema, pageSchema } from '../values/paging.ts';
import type { Endpoint } from './endpoint.ts';

export const getOverview = {
  method: 'GET',
  path: '/admin/overview',
  access: 'admin',
  summary: 'How the workspace is, in numbers, for administrators',
  answer: overviewSchema,
} as const satisfies Endpoint;

export const listUsers = {
  method: 'GET',
  path: '/admin/users',
  access: 'admin',
  summary: 'Everyone who has an account, by name, for administrators',
  query: adminUsersQuerySchema,
  answer: pageSchema(adminUserSchema),
} as const satisfies Endpoint;

export const updateUser = {
  method: 'PATCH',
  path: '/admin/users/{id}',
  access: 'admin',
  summary: 'Change a role, suspend a person or let them in again, for administrators',
  body: updateUserSchema,
  answer: adminUserSchema,
  errors: ['last_admin', 'password_needed'],
} as const satisfies Endpoint;

export const deleteUser = {
  method: 'DELETE',
  path: '/admin/users/{id}',
  access: 'admin',
  summary: 'Erase an account, for administrators; the messages stay as those of a former member',
  errors: ['last_admin', 'password_needed'],
} as const satisfies Endpoint;

export const createResetLink = {
  method: 'POST',
  path: '/admin/users/{id}/reset-link',
  access: 'admin',
  summary: 'A one-use link for a new password, shown once, for administrators',
  answer: resetLinkSchema,
  status: 201,
  errors: ['password_needed'],
} as const satisfies Endpoint;

export const listUserSessions = {
  method: 'GET',
  path: '/admin/users/{id}/sessions',
  access: 'admin',
  summary: 'The signed-in browsers of a person, newest first, for administrators',
  query: listQuerySchema,
  answer: pageSchema(sessionSchema),
} as const satisfies Endpoint;

export const endUserSession = {
  method: 'DELETE',
  path: '/admin/users/{id}/sessions/{sessionId}',
  access: 'admin',
  summary: 'Sign a browser of a person out, for administrators',
} as const satisfies Endpoint;

export const listAdminRooms = {
  method: 'GET',
  path: '/admin/rooms',
  access: 'admin',
  summary: 'Every room by name, without what is said in it, for administrators',
  query: adminRoomsQuerySchema,
  answer: pageSchema(adminRoomSchema),
} as const satisfies Endpoint;

export const updateAdminRoom = {
  method: 'PATCH',
  path: '/admin/rooms/{id}',
  access: 'admin',
  summary: 'Archive a room, open it again, or give it another owner, for administrators',
  body: updateAdminRoomSchema,
  answer: adminRoomSchema,
} as const satisfies Endpoint;

export const deleteAdminRoom = {
  method: 'DELETE',
  path: '/admin/rooms/{id}',
  access: 'admin',
  summary: 'Delete a room with everything that was written in it, for administrators',
  errors: ['password_needed'],
} as const satisfies Endpoint;

export const listReports = {
  method: 'GET',
  path: '/admin/reports',
  access: 'admin',
  summary: 'Reported messages with the lines around them, newest first, for administrators',
  query: reportsQuerySchema,
  answer: pageSchema(reportSchema),
} as const satisfies Endpoint;

export const closeReport = {
  method: 'PATCH',
  path: '/admin/reports/{id}',
  access: 'admin',
  summary: 'Handle a report, for administrators',
  body: closeReportSchema,
  answer: reportSchema,
  errors: ['last_admin', 'password_needed'],
} as const satisfies Endpoint;

export const listAudit = {
  method: 'GET',
  path: '/admin/audit',
  access: 'admin',
  summary: 'What administrators did, newest first, for administrators',
  query: listQuerySchema,
  answer: pageSchema(auditEntrySchema),
} as const satisfies Endpoint;

export const getSettings = {
  method: 'GET',
  path: '/admin/settings',
  access: 'admin',
  summary: 'The settings of the workspace, for administrators',
  answer: shownWorkspaceSettingsSchema,
} as const satisfies Endpoint;

export const updateSettings = {
  method: 'PATCH',
  path: '/admin/settings',
  access: 'admin',
  summary: 'Change the named settings of the workspace, for administrators',
  body: updateWorkspaceSchema,
  answer: shownWorkspaceSettingsSchema,
} as const satisfies Endpoint;
