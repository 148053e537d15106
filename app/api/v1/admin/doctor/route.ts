import { checkInstallation } from '@/lib/admin/doctor/check-installation.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.checkInstallation, ({ ctx, caller }) => checkInstallation(ctx, caller));
