import { singleton } from '../singleton.ts';

/** Up to what someone waits for, in seconds. */
const ANSWERS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const WORKS = [0.1, 1, 10, 60, 300, 1_800];

/** What is counted, by the labels that each count has. The values of a label are few: never an address, an id or a text. */
export const counters = {
  requests_total: {
    help: 'Requests by what they are for and the status of the answer; broken for those whose client left.',
    labels: ['door', 'status'],
  },
  handshakes_total: { help: 'Live connections that asked to come in: ok or refused why.', labels: ['code'] },
  acknowledgements_total: {
    help: 'Events of live connections by what was answered: ok or refused why.',
    labels: ['event', 'code'],
  },
  pushes_total: { help: 'Pushes by what the push service said.', labels: ['result'] },
  previews_total: {
    help: 'Pages that were read for a link preview, by what came of it.',
    labels: ['result'],
  },
  uploads_total: { help: 'Uploads that were all there, by what became of them.', labels: ['result'] },
  upload_bytes_total: { help: 'Bytes of files that were stored.', labels: [] },
  job_runs_total: { help: 'Runs of a job in this process by how they ended.', labels: ['job', 'result'] },
} as const satisfies Record<string, Measure>;

/** What is timed, in seconds. */
export const timings = {
  request_seconds: {
    help: 'How long a request took, from its head to the last byte of the answer.',
    labels: ['door'],
    buckets: ANSWERS,
  },
  acknowledgement_seconds: {
    help: 'How long an event of a live connection took, from its arrival to its acknowledgement.',
    labels: ['event'],
    buckets: ANSWERS,
  },
  search_seconds: { help: 'How long a search of messages took.', labels: [], buckets: ANSWERS },
  job_seconds: { help: 'How long a run of a job took.', labels: ['job'], buckets: WORKS },
} as const satisfies Record<string, Measure & { readonly buckets: readonly number[] }>;

interface Measure {
  readonly help: string;
  readonly labels: readonly string[];
}

type Counters = typeof counters;
type Timings = typeof timings;
type LabelsOf<M extends Measure> = { readonly [Label in M['labels'][number]]: string };

/** Where counts and times go while someone may ask for them. */
export interface Collector {
  count(name: keyof Counters, labels: Readonly<Record<string, string>>, by: number): void;
  time(name: keyof Timings, labels: Readonly<Record<string, string>>, seconds: number): void;
  /** As Prometheus text. */
  text(): Promise<string>;
}

/** The one of this process, shared by every copy of this module; none unless METRICS_TOKEN lets someone read it. */
export const collector = singleton<Collector>('collector');

/** Adds to a count, which is served at `/metrics` as `parley_<name>`. Costs nothing while nobody may read it. */
export function count<N extends keyof Counters>(name: N, labels: LabelsOf<Counters[N]>, by = 1): void {
  collector.get()?.count(name, labels, by);
}

/** Notes what began at a moment of `performance.now()` as done now. */
export function timeSince<N extends keyof Timings>(
  name: N,
  labels: LabelsOf<Timings[N]>,
  begun: number,
): void {
  collector.get()?.time(name, labels, (performance.now() - begun) / 1000);
}
