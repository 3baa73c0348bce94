import { TinyCourse } from './testing/tiny-course';

const course = new TinyCourse();
const BROKEN = '@tensorflow/tfjs-node: its install script did not run';
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  await course.gradus(['stubs']);
  course.write('optional/@tensorflow/tfjs-node/package.json', JSON.stringify({ description: BROKEN }));
  env = { GRADUS_BACKEND: 'tensorflow', GRADUS_BACKEND_PATH: `${course.root}/optional` };
});
afterAll(() => course.dispose());

const LINE = 'Backend tensorflow: its install script has not run: npm rebuild @tensorflow/tfjs-node.';

describe('a backend that does not work', () => {
  it('costs a line, and one’s own run goes on with wasm', async () => {
    const { code, stdout, stderr } = await course.gradus(['test', '1.01', '--json'], { env });
    expect([code, stderr]).toEqual([0, `${LINE} Going on with wasm.\n`]);
    const { provenance, lessons } = JSON.parse(stdout) as { provenance: object; lessons: { gpu: object }[] };
    expect(provenance).toMatchObject({ backend: 'wasm', device: 'CPU' });
    const skipped = { id: 'ran-on-gpu', status: 'skipped', reason: 'no-gpu', score: 0, maxScore: 1000 };
    expect(lessons[0]!.gpu).toEqual({ score: 0, maxScore: 1000, checks: [skipped] });
  });

  it('ends the run of a class before it begins', async () => {
    course.write('handed-in/ada/1.01.ts', '');
    const given = ['grade', 'handed-in', '--out', 'graded', '--isolation', 'weak', '--backend', 'tensorflow'];
    const { code, stderr } = await course.gradus(given, { env });
    expect([code, stderr]).toEqual([2, expect.stringContaining(LINE)]);
    expect(course.has('graded/journal.jsonl')).toBe(false);
  });

  it('is something that the doctor has a cure for', async () => {
    const { stdout } = await course.gradus(['doctor'], { env });
    expect(stdout.replace(/\s+/g, ' ')).toContain('! Backend tensorflow is installed and does not work: its install script has not run: npm rebuild @tensorflow/tfjs-node. → Let its install script run: npm rebuild'); // prettier-ignore
  });
});
