import { backupRoutes } from '../http/backups/backup-routes.ts';
import { restoreRoutes } from '../http/backups/restore-routes.ts';
import { doctorRoutes } from '../http/doctor/doctor-routes.ts';
import { fileRoutes } from '../http/files/file-routes.ts';
import { servingRoutes } from '../http/files/serving/serving-routes.ts';
import type { RawRoute } from '../http/raw/raw-route.ts';

/** Every call that is answered without the framework. */
export const rawRoutes: readonly RawRoute[] = [
  ...fileRoutes,
  ...servingRoutes,
  ...backupRoutes,
  ...restoreRoutes,
  ...doctorRoutes,
];
