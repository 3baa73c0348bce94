import { TinyCourse } from '../../testing/tiny-course';

let course: TinyCourse;
beforeAll(async () => {
  course = new TinyCourse();
  await course.gradus(['stubs']);
});
afterAll(() => course.dispose());

describe('gradus doctor', () => {
  it('grades a reference solution in earnest, and tries the levels of isolation', async () => {
    const { stdout } = await course.gradus(['doctor', '--backend', 'cpu']);
    expect(stdout).toMatch(/^✓ Node \d/m);
    expect(stdout).toMatch(/^✓ 8 exercises in 2 lessons$/m);
    expect(stdout).toMatch(/^✓ The judge passes the reference solution of 1\.01 on the backend cpu \(\d+\.\d s\)/m);
    expect(stdout).toMatch(/^[✓!] Isolation: .*weak/m);
  });

  it('ends with 1 and the cure if the judge cannot work', async () => {
    course.write('grader/01-times/01-twice.spec.ts', 'throw new Error("a broken spec");\n');
    course.remove('exercises/02-plus/01-twiceplusone.ts');
    const { code, stdout } = await course.gradus(['doctor', '--backend', 'cpu']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ 1 of 8 exercises have no file: 2\.01\n {2}→ Bring them back: npx gradus stubs$/m);
    expect(stdout).toMatch(/^✗ The judge does not pass the reference solution of 1\.01[^]*a broken spec/m);
    expect(stdout).toMatch(/things have to be cured first \(→\)\.\n$/);
  });
});
