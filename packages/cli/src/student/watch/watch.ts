import type { Language, ExerciseResult } from '@gradus/contract';
import { type Assignment, type Course, exerciseStandings, type PersonalJudge, startPersonalJudge } from '@gradus/judge';
import { exerciseReport } from '@gradus/reports';
import { type Texts, textsIn } from '../../language/texts';
import { select } from '../../select';
import { print, standardOutput } from '../../terminal';
import { curvePath, drawCurve } from '../curves';
import { mySubmission } from '../my-submission';
import { Progress } from '../progress';
import { watchAnswers } from './answer-files';
import { listenToKeys } from './keys';
import { type Effect, type Event, firstModel, type Model, update } from './model';
import { openFile } from './open-readme';
import { screen } from './screen';

export interface WatchOptions {
  readonly backend: string;
  readonly lang: Language;
}

/** `gradus watch`: judges what is saved, at once, until somebody quits. */
export async function watch(
  course: Course,
  words: readonly string[],
  { backend, lang }: WatchOptions,
): Promise<number> {
  const session = new WatchSession(course, select(course, words), { backend, language: lang }, textsIn(course, lang));
  await session.run();
  return 0;
}

/** One loop: events change the model, the model is drawn, effects make new events. */
class WatchSession {
  private model: Model;
  private judge: PersonalJudge | undefined;
  private readonly waiting = new Set<Assignment>();
  private judging: Assignment | undefined;
  private isBusy = false;
  private quit: () => void = () => undefined;
  private readonly isScreen = Boolean(process.stdout.isTTY);

  constructor(
    private readonly course: Course,
    assignments: readonly Assignment[],
    private readonly given: { readonly backend: string; readonly language: Language },
    private readonly texts: Texts,
  ) {
    const progress = Progress.read(course.root);
    const standings = exerciseStandings(course, mySubmission(course), given, (assignment, sha256) => progress.hasPassed(assignment, sha256)); // prettier-ignore
    const own = new Map([...standings].map(([{ exercise }, standing]) => [exercise.id, standing]));
    this.model = firstModel(assignments, new Map(assignments.map((each) => [each, own.get(each.exercise.id)!])));
  }

  async run(): Promise<void> {
    const ended = new Promise<void>((quit) => (this.quit = quit));
    const restore = this.takeTerminal();
    try {
      this.draw();
      this.judge = await startPersonalJudge(this.course, this.given.backend, this.given.language);
      const onChange = (assignment: Assignment) => this.happen({ type: 'changed', assignment });
      const stop = await watchAnswers(this.course, this.model.assignments, onChange);
      void this.warmUp(this.judge);
      await ended;
      await stop();
    } finally {
      restore();
      await this.judge?.close();
    }
  }

  /** Keys, resizing and signals; gives back what undoes it. */
  private takeTerminal(): () => void {
    const redraw = () => this.draw();
    const end = () => this.quit();
    const restoreKeys = listenToKeys(process.stdin, (key) => this.happen({ type: 'key', key }));
    process.stdout.on('resize', redraw);
    for (const signal of ENDING) process.on(signal, end);
    if (this.isScreen) process.stdout.write('\u001b[?25l\u001b[2J');
    else print(this.texts.phrases.watching(this.model.assignments.length));
    return () => {
      restoreKeys();
      process.stdout.off('resize', redraw);
      for (const signal of ENDING) process.off(signal, end);
      if (this.isScreen) process.stdout.write('\u001b[?25h\n');
    };
  }

  private async warmUp(judge: PersonalJudge): Promise<void> {
    const { current, standings } = this.model;
    // Whoever was in the middle of something wants to see it; else what the verdict is known of warms everything up.
    if (standings.get(current)?.status === 'not-started') await judge.tryOut(current);
    this.happen({ type: 'ready' });
    this.enqueue(this.model.current);
  }

  private happen(event: Event): void {
    const { model, effect } = update(this.model, event);
    this.model = model;
    this.draw();
    if (effect) this.carryOut(effect);
  }

  private carryOut(effect: Effect): void {
    const { current } = this.model;
    const { root } = this.course;
    if (effect === 'quit') this.quit();
    else if (effect === 'judge') this.enqueue(current);
    else if (effect === 'hint') this.hint();
    else void openFile(root, this.texts.readme(current.lesson), this.texts.phrases).then((notice) => this.happen({ type: 'opened', notice })); // prettier-ignore
  }

  private hint(): void {
    const { current, hints } = this.model;
    const progress = Progress.read(this.course.root);
    const seen = Math.min(hints + 1, this.texts.hints(current).length);
    if (seen > progress.hints(current)) progress.add(current, { did: 'hint', level: seen });
    this.happen({ type: 'hinted', hints: seen });
  }

  /** A save while the same exercise is judged makes that verdict worthless: nobody waits for it. */
  private enqueue(assignment: Assignment): void {
    this.waiting.add(assignment);
    if (!this.judge) return; // the first keys may come before it is there
    if (this.judging === assignment) void this.judge.abandon();
    else if (!this.isBusy) void this.judgeWaiting(this.judge);
  }

  private async judgeWaiting(judge: PersonalJudge): Promise<void> {
    this.isBusy = true;
    for (const assignment of this.waiting) {
      this.waiting.delete(assignment);
      this.judging = assignment;
      this.happen({ type: 'judging', assignment });
      const judged = await judge.judge(assignment);
      this.judging = undefined;
      if (judged.status === 'abandoned') continue;
      await this.show(judge, assignment, judged.result, judged.sha256);
    }
    this.isBusy = false;
  }

  private async show(
    judge: PersonalJudge,
    assignment: Assignment,
    result: ExerciseResult,
    sha256: string | undefined,
  ): Promise<void> {
    if (result.status === 'pass' && sha256 !== undefined) Progress.read(this.course.root).addPass(assignment, sha256);
    await drawCurve(this.course.root, result, this.given.language);
    this.happen({ type: 'judged', assignment, result });
    if (!this.isScreen) this.printPlain(assignment, result);
    if (result.status !== 'fail') return;
    const typeErrors = await judge.advise(assignment);
    if (typeErrors !== undefined && !this.waiting.has(assignment)) {
      this.happen({ type: 'judged', assignment, result: { ...result, typeErrors } });
    }
  }

  private printPlain(assignment: Assignment, result: ExerciseResult): void {
    const path = `exercises/${assignment.lesson.id}/${assignment.exercise.file}`;
    print(
      `\n${exerciseReport(result, path, 'first', standardOutput(this.given.language), result.curve && curvePath(result))}`,
    );
  }

  /** In one write and over what was there, so that nothing flickers. */
  private draw(): void {
    if (!this.isScreen) return;
    const terminal = standardOutput(this.given.language);
    const text = screen(this.model, this.texts, terminal, process.stdout.rows ?? 24);
    const lines = text.split('\n').join('\u001b[K\n');
    const isLong = this.model.view === 'all';
    process.stdout.write(`${isLong ? '\u001b[2J\u001b[3J' : ''}\u001b[H${lines}\u001b[K\u001b[J`);
  }
}

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
