import { serveQueue } from '../serve-queue';
import { CIRCUMSTANCES, COURSE, FakeJudge } from './numbers-course';

/** A station in a process of its own: `station-main.ts URL MILLISECONDS`. SIGTERM drains it. */
export async function main([url, ms]: readonly string[]): Promise<void> {
  const drain = new AbortController();
  process.once('SIGTERM', () => drain.abort());
  const judge = new FakeJudge(2, Number(ms));
  const onEvent = ({ status }: { status: string }) => console.log(status);
  const outcome = await serveQueue({ url: url!, course: COURSE, judge, circumstances: CIRCUMSTANCES, drain: drain.signal, onEvent, silenceMs: 1000 }); // prettier-ignore
  console.log(outcome.status);
}
