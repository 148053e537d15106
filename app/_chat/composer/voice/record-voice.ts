/** What was recorded, as a file that can be sent. */
export interface Recording {
  readonly file: File;
  readonly seconds: number;
}

/** A recording under way. */
export interface VoiceRecorder {
  seconds(): number;
  /** How loud it is now, from 0 to 1. */
  level(): number;
  /** Ends it. */
  stop(): Promise<Recording>;
  /** Ends it and forgets it. */
  cancel(): void;
}

/** What browsers can record, the best first: Safari knows no WebM. */
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/webm', 'audio/ogg;codecs=opus'];
/** Enough for speech: ten minutes are 2.4 MB. */
const BITS_PER_SECOND = 32_000;

/** Asks for the microphone and begins. Rejects as `getUserMedia` does, or with a `TypeError` where nothing can be recorded. */
export async function recordVoice(): Promise<VoiceRecorder> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true },
  });
  const type = TYPES.find((each) => MediaRecorder.isTypeSupported(each));
  const recorder = new MediaRecorder(stream, {
    ...(type && { mimeType: type }),
    audioBitsPerSecond: BITS_PER_SECOND,
  });
  const chunks: Blob[] = [];
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  const meter = meterOf(stream);
  const beganAt = performance.now();
  let seconds: number | null = null;
  const now = () => seconds ?? (performance.now() - beganAt) / 1000;
  const end = () => {
    seconds = now();
    meter.close();
    for (const track of stream.getTracks()) track.stop();
  };
  // A piece each second: what was said is kept though the page may be closed in between.
  recorder.start(1000);
  return {
    seconds: now,
    level: meter.level,
    async stop() {
      if (recorder.state !== 'inactive') {
        const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
        recorder.stop();
        end();
        await stopped;
      }
      return { file: fileOf(chunks, recorder.mimeType), seconds: now() };
    },
    cancel() {
      if (recorder.state !== 'inactive') recorder.stop();
      end();
    },
  };
}

function fileOf(chunks: readonly Blob[], mimeType: string): File {
  const [type = 'audio/webm'] = mimeType.split(';');
  const at = new Date().toISOString().slice(0, 16).replace('T', '-').replace(':', '');
  return new File([...chunks], `voice-message-${at}.${type === 'audio/mp4' ? 'm4a' : type.slice(6)}`, {
    type,
  });
}

/** How loud a stream is. */
function meterOf(stream: MediaStream): { level(): number; close(): void } {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // Speech is quiet: its root stands up more.
      return Math.min(1, Math.sqrt(Math.sqrt(power) * 2));
    },
    close: () => void context.close(),
  };
}

/** Why nothing is recorded, as a sentence. */
export function whyNotRecorded(thrown: unknown): string {
  const name = thrown instanceof Error ? thrown.name : '';
  if (!window.isSecureContext) return 'Browsers record only over https. Ask the person who runs this.';
  if (name === 'NotAllowedError')
    return 'The browser did not allow the microphone. Allow it for this page in its settings, then try again.';
  if (name === 'NotFoundError') return 'No microphone was found.';
  if (name === 'TypeError') return 'This browser cannot record.';
  return 'The microphone cannot be used just now. Another program may be using it.';
}
