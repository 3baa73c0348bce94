import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Lesson } from '@gradus/contract';

const REPOSITORY = resolve(__dirname, '../../../..');
const MACHINE = ['backend', 'contract', 'datasets', 'runtime', 'sandbox', 'testkit', 'worker', 'judge/src'];

/** A course in a folder of its own, whose name is as awkward as people's can be, with the machine of this repository. */
export class TempCourse {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'gradus course (1) [a]-')));

  constructor(lessons: readonly Lesson[]) {
    this.write('package.json', '{ "version": "0.1.0" }');
    cpSync(join(REPOSITORY, 'jest.preset.cjs'), join(this.root, 'jest.preset.cjs'));
    // Jest takes the folder of its configuration for the root, and would follow a link to the repository.
    this.write('packages/judge/.keep', '');
    for (const name of ['jest.config.cjs', 'serve.config.cjs']) {
      cpSync(join(REPOSITORY, 'packages/judge', name), join(this.root, 'packages/judge', name));
    }
    for (const folder of ['node_modules', ...MACHINE.map((name) => `packages/${name}`)]) {
      symlinkSync(join(REPOSITORY, folder), join(this.root, folder), 'junction');
    }
    for (const lesson of lessons) this.write(`grader/${lesson.id}/lesson.json`, JSON.stringify(lesson));
  }

  write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
