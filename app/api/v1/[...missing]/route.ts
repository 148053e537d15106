export {
  missingRoute as DELETE,
  missingRoute as GET,
  missingRoute as PATCH,
  missingRoute as POST,
  missingRoute as PUT,
} from '@/lib/http/route.ts';
