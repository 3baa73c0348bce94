import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalLine } from '@gradus/contract';
import type { RunLife } from '@gradus/reports/pages';
import { makeClass, type MadeStudent } from '@gradus/contract/testing';

/** The folder of a class run that grows on demand, written in the order in which a run writes. */
export class MadeRun {
  readonly out = mkdtempSync(join(tmpdir(), 'made-run-'));
  private readonly students: MadeStudent[];
  life: RunLife = { status: 'running' };
  private minute = 0;

  constructor(options: { students: number; hostile?: boolean }) {
    this.students = [...makeClass({ ...options, lessons: 4 })];
    for (const folder of ['results', 'parts']) mkdirSync(join(this.out, folder));
  }

  get total(): number {
    return this.students.length;
  }

  /** Some more submissions are done. */
  grade(count: number): void {
    for (let i = 0; i < count; i++) {
      const student = this.students.shift();
      if (student !== undefined && student.status !== 'missing') this.add(lineOf(student, this.now()), student);
    }
  }

  /** Some submissions wait for their training. */
  keepParts(count: number): void {
    for (let i = 0; i < count; i++) writeFileSync(join(this.out, 'parts', `p${i}.json`), '{}');
  }

  append(text: string | Uint8Array): void {
    appendFileSync(join(this.out, 'journal.jsonl'), text);
  }

  forgetJournal(): void {
    rmSync(join(this.out, 'journal.jsonl'));
  }

  end(): void {
    this.life = { status: 'none' };
    rmSync(join(this.out, 'parts'), { recursive: true });
  }

  remove(): void {
    rmSync(this.out, { recursive: true });
  }

  private add(line: JournalLine, student: MadeStudent): void {
    if (student.status === 'graded') {
      writeFileSync(join(this.out, 'results', `${student.id}.json`), JSON.stringify(student.results));
    }
    this.append(`${JSON.stringify(line)}\n`);
  }

  private now(): string {
    return new Date(Date.UTC(2026, 10, 21, 8, this.minute++)).toISOString();
  }
}

function lineOf(student: Exclude<MadeStudent, { status: 'missing' }>, at: string): JournalLine {
  if (student.status !== 'graded') return { ...student, at };
  const { score, maxScore, status, lessons } = student.results;
  const byLesson = Object.fromEntries(lessons.map((lesson) => [lesson.id, lesson.score]));
  return {
    status: 'graded',
    id: student.id,
    sha256: '0'.repeat(64),
    score,
    maxScore,
    verdict: status,
    lessons: byLesson,
    at,
  };
}
