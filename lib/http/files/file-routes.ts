import * as endpoints from '../../contract/endpoints/files.ts';
import { changeFileSchema } from '../../contract/files/file.ts';
import { changeFile } from '../../files/upload/change-file.ts';
import { deleteFile } from '../../files/upload/delete-file.ts';
import { getFileDetails } from '../../files/upload/get-file-details.ts';
import { uploadWhole } from '../../files/upload/upload-whole.ts';
import { inTurn } from '../../limits/turns.ts';
import { AppError } from '../../use-case/app-error.ts';
import { Answer } from '../answer.ts';
import { type RawCall, type RawRoute, rawRoute } from '../raw/raw-route.ts';
import { readJsonBody } from '../raw/read-json-body.ts';
import { readForm } from './read-form.ts';
import { appendByTus, createByTus, deleteByTus, describeTus, isTus, readByTus, tusRefusal } from './tus.ts';

const options = { refusalHeaders: tusRefusal };

/** The calls whose bytes do not pass the framework. */
export const fileRoutes: readonly RawRoute[] = [
  rawRoute(
    endpoints.createFile,
    async (call) => (isTus(call.request) ? await createByTus(call) : await createByForm(call)),
    options,
  ),
  rawRoute(endpoints.describeUploads, describeTus),
  rawRoute(endpoints.getUpload, readByTus, { ...options, isFor: isTus }),
  rawRoute(
    endpoints.changeFile,
    async (call) => (isTus(call.request) ? await appendByTus(call) : await changeByJson(call)),
    options,
  ),
  rawRoute(
    endpoints.deleteFile,
    async (call) => {
      if (isTus(call.request)) return await deleteByTus(call);
      await deleteFile(call.ctx, call.caller, call.params);
      return Answer.bytes(null, {});
    },
    options,
  ),
  rawRoute(endpoints.getFileDetails, async ({ ctx, caller, params }) =>
    Answer.json(await getFileDetails(ctx, caller, params), {}),
  ),
];

async function createByForm({ ctx, caller, headers, request }: RawCall<typeof endpoints.createFile>) {
  if (!/^multipart\/form-data\b/i.test(headers.get('content-type') ?? ''))
    throw new AppError('unsupported_media_type');
  const { FILE_MAX } = ctx.env;
  const length = Number(headers.get('content-length') ?? FILE_MAX);
  // What the form needs besides its file is much less.
  if (length > FILE_MAX + FORM_MAX) throw new AppError('too_large');
  const { name, bytes, rest } = await readForm(request);
  const most = Math.min(length, FILE_MAX);
  return Answer.json(await uploadWhole(ctx, caller, { name, most, bytes, rest }), {});
}

/** What a form has besides its file, in bytes. */
const FORM_MAX = 64 * 1024;

async function changeByJson({ ctx, caller, params, request, headers }: RawCall<typeof endpoints.changeFile>) {
  const change = await changeFileSchema.parseAsync(await readJsonBody(request, headers));
  const work = () => changeFile(ctx, caller, { ...params, ...change });
  return Answer.json(await inTurn(ctx, `person:${caller.userId}`, work), {});
}
