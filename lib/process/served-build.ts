import { singleton } from './singleton.ts';

/** Which build of the pages this process serves; undefined where they are built while they are asked for. */
export const servedBuild = singleton<string>('build');
