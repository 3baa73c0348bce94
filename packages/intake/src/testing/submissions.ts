import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Entry } from '../find-entries';
import { type Intake, takeIn } from '../take-in';

/** What a course of two lessons wants. */
export const WANTED = ['04-softmax/01-encode.ts', '04-softmax/02-softmax.ts', '05-mnist/01-parse.ts'];

/** A folder of submissions. */
export class Submissions {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'gradus-submissions-')));

  write(path: string, content: string | Buffer = 'export {};'): string {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    writeFileSync(this.at(path), content);
    return this.at(path);
  }

  at(path: string): string {
    return join(this.root, path);
  }

  /** Takes in the entry of that name. */
  take(name: string, kind: Entry['kind'] = 'folder'): Promise<Intake> {
    return takeIn({ id: 'ada', name, path: this.at(name), kind }, { paths: WANTED, otherLessons: ['06-dropout'] });
  }

  /** Takes in an archive with these bytes. */
  takePacked(bytes: Buffer, kind: Exclude<Entry['kind'], 'folder'>): Promise<Intake> {
    this.write(`ada.${kind}`, bytes);
    return this.take(`ada.${kind}`, kind);
  }

  discard(name: string): void {
    rmSync(this.at(name), { recursive: true, force: true });
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}

/** An intake as it is convenient to compare. */
export function plain(intake: Intake): unknown {
  if (intake.status === 'refused') return intake;
  return { ...intake, files: Object.fromEntries(intake.files), refused: Object.fromEntries(intake.refused) };
}
