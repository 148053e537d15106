import { type ByteSource, ByteWindow } from '../content/byte-window.ts';
import { codeIn, filmTracks } from '../content/film-tracks.ts';
import { type Box, contentOf, findBox } from '../content/iso-boxes.ts';
import { BlankedBoxes, clipRanges } from './blank-boxes.ts';
import { type Rewrite, rewriteOf, UnclearStructure } from './rewrite.ts';
import { sampleRanges } from './sample-ranges.ts';

const setOf = (codes: string) => new Set(codes.split(','));

/** What plays a film; all else beside it describes it, or is somebody's own. */
const TOP = setOf('ftyp,styp,moov,moof,mdat,mfra,sidx,ssix,prft,pdin,wide');
const MOVIE = setOf('mvhd,iods,mvex,trak');
const TRACK = setOf('tkhd,tapt,edts,tref,trgr,mdia,load,clip,matt,kmat,txas');
/** Of what users may say of a film: its names, its rights and its chapters. */
const USER_DATA = setOf('\xa9nam,\xa9ART,\xa9alb,\xa9gen,\xa9cpy,titl,auth,perf,gnre,albm,cprt,name,chpl');
/** Of the list of a player of music: what it shows, and how a sound is joined to the next. */
const MUSIC = setOf(
  '\xa9nam,\xa9ART,aART,\xa9alb,\xa9gen,gnre,\xa9day,\xa9wrt,\xa9grp,\xa9lyr,trkn,disk,cpil,pgap,tmpo,covr,cprt,stik,rtng,sonm,soar,soal,soaa,soco',
);
/** Tracks that are seen, heard or read, or give time to those that are. The others hold what sensors measured: places, too. */
const HANDLERS = setOf('vide,soun,auxv,pict,text,sbtl,subt,subp,clcp,tmcd,hint');

/**
 * An MP4 or QuickTime film or sound without what describes it, whoever wrote that where: names and chapters stay. It is
 * overwritten where it lies, by free space and zeros, so that nothing of the film moves. So are the samples of tracks
 * that hold measurements. Null when there is nothing to remove; throws {@link UnclearStructure}.
 */
export async function stripFilm(source: ByteSource): Promise<Rewrite | null> {
  const bytes = new ByteWindow(source);
  const blanked = new BlankedBoxes(bytes);
  const tracks = await filmTracks(bytes);
  if (tracks.length === 0) return null;
  const measured = new Map(
    tracks.filter(({ handler }) => !HANDLERS.has(handler)).map(({ box }) => [box.at, box]),
  );
  const data: { readonly from: number; readonly to: number }[] = [];
  let hasFragments = false;
  await blanked.filter({ from: 0, to: source.size }, ({ code, start, end }) => {
    if (code === 'mdat') data.push({ from: start, to: end });
    hasFragments ||= code === 'moof';
    if (code === 'moov') return (box) => stripMovie(bytes, blanked, box, measured);
    return TOP.has(code) ? 'keep' : 'blank';
  });
  if (hasFragments && measured.size > 0) throw new UnclearStructure('measurements in fragments');
  const ranges: { readonly from: number; readonly to: number }[] = [];
  for (const track of measured.values()) ranges.push(...(await sampleRanges(bytes, track)));
  for (const { from, to } of clipRanges(ranges, data)) blanked.zero(from, to);
  const rewrite = await rewriteOf(source, blanked.patches);
  // A track that is gone no longer says where its samples lie.
  return rewrite && { ...rewrite, isWhole: measured.size > 0 };
}

async function stripMovie(
  bytes: ByteWindow,
  blanked: BlankedBoxes,
  { start, end }: Box,
  measured: ReadonlyMap<number, Box>,
): Promise<void> {
  const userData = (box: Box) => stripUserData(bytes, blanked, box);
  await blanked.filter({ from: start, to: end }, ({ code, at }) => {
    if (code === 'udta') return userData;
    if (code !== 'trak') return MOVIE.has(code) ? 'keep' : 'blank';
    if (measured.has(at)) return 'blank';
    return (track) =>
      blanked.filter({ from: track.start, to: track.end }, (box) =>
        box.code === 'udta' ? userData : TRACK.has(box.code) ? 'keep' : 'blank',
      );
  });
}

async function stripUserData(bytes: ByteWindow, blanked: BlankedBoxes, { start, end }: Box): Promise<void> {
  await blanked.filter({ from: start, to: end }, ({ code }) => {
    if (code === 'meta') return (box) => stripList(bytes, blanked, box);
    return USER_DATA.has(code) ? 'keep' : 'blank';
  });
}

/** Keeps the list of a player of music, of it what is known; all other lists name their entries freely. */
async function stripList(bytes: ByteWindow, blanked: BlankedBoxes, meta: Box): Promise<void> {
  // In QuickTime files it begins with its first box, elsewhere with a version.
  const version = await contentOf(bytes, { ...meta, end: Math.min(meta.start + 4, meta.end) }, 4);
  const from = meta.start + (version?.byteLength === 4 && version.getUint32(0) === 0 ? 4 : 0);
  const handler = await findBox(bytes, { from, to: meta.end }, ['hdlr']);
  const kind = handler && (await contentOf(bytes, { ...handler, end: handler.start + 12 }, 12));
  if (!kind || codeIn(kind, 8) !== 'mdir') return blanked.blank(meta);
  await blanked.filter({ from, to: meta.end }, ({ code }) => {
    if (code === 'ilst')
      return (list) =>
        blanked.filter({ from: list.start, to: list.end }, (entry) =>
          MUSIC.has(entry.code) ? 'keep' : 'blank',
        );
    return code === 'hdlr' ? 'keep' : 'blank';
  });
}
