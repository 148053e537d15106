import { voiceSeconds } from '@/lib/contract/files/voice.ts';
import { FileBox } from '../file/file-box.tsx';
import { type DrawnFile, fileBox, gridBox, parted, pictureBox } from '../file/file-layout.ts';
import { VoiceMessage } from '../voice/voice-message.tsx';
import { FileCard } from './file-card.tsx';
import { Film } from './film.tsx';
import { PictureGrid } from './picture-grid.tsx';
import { Sound } from './sound.tsx';

interface FileGroupProps {
  readonly files: readonly DrawnFile[];
  /** Opens a picture; absent while there is nothing to open. */
  onOpen?(fileId: string): void;
}

/** Files from top to bottom: pictures together, then films, sounds and whatever else. */
export function FileGroup({ files, onOpen }: FileGroupProps) {
  const { pictures, others } = parted(files);
  const [first] = pictures;
  return (
    <>
      {first && (
        <FileBox box={pictures.length === 1 ? pictureBox(first) : gridBox(pictures.length)}>
          <PictureGrid pictures={pictures} {...(onOpen && { onOpen })} />
        </FileBox>
      )}
      {others.map((file) => (
        <FileBox key={file.id} box={fileBox(file)}>
          <OtherFile file={file} />
        </FileBox>
      ))}
    </>
  );
}

function OtherFile({ file }: { readonly file: DrawnFile }) {
  const seconds = voiceSeconds(file);
  if (seconds !== null)
    return <VoiceMessage file={file} seconds={seconds} instead={<FileCard file={file} />} />;
  if (file.address === null) return <FileCard file={file} />;
  if (file.kind === 'video') return <Film file={file} address={file.address} />;
  return file.kind === 'audio' ? <Sound file={file} address={file.address} /> : <FileCard file={file} />;
}
