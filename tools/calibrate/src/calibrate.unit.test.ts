import type { CheckResult, Measurement } from '@gradus/contract';
import type { Source } from './data-at-hand';
import type { Run } from './measure';
import { replaceSection } from './replace-section';
import { section } from './section';
import { parseSeeds } from './seeds';
import { thresholds } from './thresholds';

test.each([
  ['1-3', [1, 2, 3]],
  ['7', [7]],
  ['1, 5-6', [1, 5, 6]],
  ['3-1', undefined],
  ['', undefined],
  ['1,', undefined],
  ['-1', undefined],
  ['one', undefined],
])('parseSeeds(%j)', (text, seeds) => expect(parseSeeds(text)).toEqual(seeds));

const run = (seed: number, ...measurements: Measurement[]): Run => {
  const checks = [{ id: 'learning', measurements }, { id: 'errors' }] as CheckResult[];
  return { seed, result: { id: '4.11', checks } as Run['result'] };
};
const accuracy = (value: Measurement['value']): Measurement => ({
  name: 'accuracy',
  value,
  low: 0.8,
  high: 'Infinity',
});
const DRAWN: Source = { status: 'there', name: 'procedural' };
const MNIST: Source = { status: 'there', name: 'mnist' };
const NONE: Source = { status: 'none', because: 'There is no text.' };
const calibration = (runs: Run[]) => ({
  data: { digits: DRAWN, text: DRAWN },
  seeds: [1, 2],
  thresholds: thresholds(runs),
  notes: [],
});

describe('section()', () => {
  it('has a row for every threshold, a column for every seed, and the least margin', () => {
    const loss: Measurement = { name: 'loss', value: 0.31234, low: '-Infinity', high: 0.5 };
    expect(section(calibration([run(1, accuracy(0.9), loss), run(2, accuracy(0.875))]))).toBe(
      [
        '## Drawn data',
        '',
        '| exercise | measured | must be | seed 1 | seed 2 | least margin |',
        '| --- | --- | --- | ---: | ---: | ---: |',
        '| 4.11 learning | accuracy | > 0.8 | 0.9 | 0.875 | 0.075 |',
        '| 4.11 learning | loss | < 0.5 | 0.312 | – | 0.188 |',
      ].join('\n'),
    );
  });

  it('shows of repeated measurements the one nearest to its bounds, and marks what is beyond them', () => {
    const mean = (value: number): Measurement => ({ name: 'mean', value, low: -1, high: 1 });
    const text = section(calibration([run(1, mean(0.1), mean(-0.9), mean(0.5)), run(2, mean(1.25))]));
    expect(text).toContain('| 4.11 learning | mean | −1 … 1 | −0.9 | 1.25 | **−0.25** |');
  });

  it('takes NaN for the worst', () => {
    expect(section(calibration([run(1, accuracy('NaN')), run(2, accuracy(0.9))]))).toContain('| NaN | 0.9 | **−Infinity** |');
  });

  it('keeps larger models apart', () => {
    expect(section({ ...calibration([]), largerModels: true })).toMatch(/^## Larger models: Drawn data\n/);
  });

  it('names real data and lists notes', () => {
    const given = { ...calibration([]), data: { digits: MNIST, text: NONE }, notes: ['9.10 was not measured.'] };
    expect(section(given)).toMatch(/^## Real data: mnist\n[^]*\n- 9\.10 was not measured\.$/);
  });
}); // prettier-ignore

describe('replaceSection()', () => {
  const table = (columns: string, ...lines: string[]) =>
    [`| exercise | ${columns} |`, '| --- | --- |', ...lines].join('\n');
  const page = `# Page

text

## Drawn data

${table('seed 1', '| 4.11  loss  | 1 |', '| 5.10 accuracy | 2 |', '| 9.10 | 3 |')}

- 5.10 seed 1: too low

## Real data: mnist

${table('seed 1', '| 4.11 loss | 4 |')}
`;
  const drawn = (...lines: string[]) => `## Drawn data\n\n${lines.join('\n')}`;

  it('replaces what is said of an exercise and leaves other exercises and sections', () => {
    const text = replaceSection(page, drawn(table('seed 1', '| 5.10 accuracy | 7 |', '| 5.10 loss | 8 |')));
    expect(text).toBe(`# Page

text

## Drawn data

${table('seed 1', '| 4.11 loss | 1 |', '| 5.10 accuracy | 7 |', '| 5.10 loss | 8 |', '| 9.10 | 3 |')}

## Real data: mnist

${table('seed 1', '| 4.11 loss | 4 |')}
`);
  });

  it('drops rows of other columns', () => {
    const section = drawn(table('seed 2', '| 5.10 accuracy | 7 |'));
    expect(replaceSection(page, section)).toContain(`text\n\n${section}\n\n## Real data`);
  });

  it('brings its own notes, of exercises without a row, too', () => {
    const section = drawn(table('seed 1', '| 4.11 loss | 9 |'), '', '- 9.10 was not measured.');
    expect(replaceSection(page, section)).toContain(
      `${table('seed 1', '| 4.11 loss | 9 |', '| 5.10 accuracy | 2 |')}\n\n- 5.10 seed 1: too low\n- 9.10 was not measured.\n`,
    );
  });

  it('adds a section that is not there', () => {
    expect(replaceSection(page, '## Real data: book\n\nnew')).toBe(`${page}\n## Real data: book\n\nnew\n`);
  });
});
