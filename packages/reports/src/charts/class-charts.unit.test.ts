import { checkScatter } from './check-scatter';
import { heatMap } from './heat-map';
import { rateBar } from './rate-bar';
import { scoreHistogram } from './score-histogram';
import { scoreRing } from './score-ring';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const descriptionOf = (markup: string) => plain(/<desc[^>]*>([^<]*)<\/desc>/.exec(markup)![1]!);
const count = (markup: string, pattern: RegExp) => (markup.match(pattern) ?? []).length;

describe('scoreHistogram', () => {
  it('has a bar for each bin with somebody in it, and says the same in words', () => {
    const { markup } = scoreHistogram([0, 900, 1000, 10_000], 10_000);
    expect(count(markup, /<rect class="bar"/g)).toBe(4);
    expect(descriptionOf(markup)).toBe(
      'Median 9.5 points. 4 students, by points: 0 to 5: 1; 5 to 10: 1; 10 to 15: 1; 95 to 100: 1.',
    );
  });
});

describe('heatMap', () => {
  const groups = [{ label: 'A', columns: ['1.01', '1.02'] }];
  const students = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ label: `s${i}`, score: i, shares: [i / n, NaN] }));

  it('has a cell for each exercise that was begun, best students first', () => {
    const { chart, studentsPerRow } = heatMap(students(4), groups);
    expect(studentsPerRow).toBe(1);
    expect(count(chart.markup, /M[\d.]+ [\d.]+h/g)).toBe(4);
    expect(chart.markup.indexOf('>s3<')).toBeLessThan(chart.markup.indexOf('>s0<'));
    expect(descriptionOf(chart.markup)).toContain('4 students, one row each, most points first; 2 exercises.');
    expect(descriptionOf(chart.markup)).toContain('Least points on average: 1.02 (0 %), 1.01 (38 %).');
  });

  it.each([
    [200, 1, 200],
    [201, 4, 51],
    [1000, 17, 59],
  ])('of %d students puts %d into a row, and so has %d rows', (n, perRow, rows) => {
    const { chart, studentsPerRow } = heatMap(students(n), groups);
    expect(studentsPerRow).toBe(perRow);
    const tops = new Set([...chart.markup.matchAll(/M[\d.]+ ([\d.]+)h/g)].map(([, y]) => y));
    expect(tops.size).toBe(rows);
  });

  it('is small for a thousand students in nine lessons', () => {
    const lessons = Array.from({ length: 9 }, (_, l) => ({
      label: `${l}`,
      columns: Array.from({ length: 10 }, (_, k) => `${l}.${k}`),
    }));
    const many = Array.from({ length: 1000 }, (_, i) => ({
      label: `s${i}`,
      score: i,
      shares: lessons.flatMap(({ columns }) => columns.map(() => 0.5)),
    }));
    expect(heatMap(many, lessons).chart.markup.length).toBeLessThan(250_000);
  });
});

describe('checkScatter', () => {
  it('names what stands out, one below the other', () => {
    const checks = [0.02, 0.021, 0.5].map((discrimination, i) => ({
      label: `4.0${i} x`,
      passRate: 0.5,
      discrimination,
      isFlagged: i < 2,
    }));
    const { markup } = checkScatter(checks);
    expect(descriptionOf(markup)).toBe('3 checks. Worth a look: 4.00 x, 4.01 x. The tables below have the numbers.');
    const ys = [...markup.matchAll(/y="([\d.]+)"[^>]*>4\.0/g)].map(([, y]) => Number(y));
    expect(Math.abs(ys[0]! - ys[1]!)).toBeGreaterThanOrEqual(14);
    expect(count(markup, /class="mark1"/g)).toBe(2);
  });
});

describe('scoreRing and rateBar', () => {
  it('fill no more than everything', () => {
    expect(scoreRing(500, 400).markup).toBe(
      scoreRing(400, 400).markup.replaceAll('>4 of', '>5 of').replaceAll('>4<', '>5<'),
    );
    expect(rateBar(1.5).markup).toBe(rateBar(1).markup);
  });

  it('are empty for nothing, and for what is no number', () => {
    expect(scoreRing(0, 0).markup).not.toContain('class="bar"');
    expect(rateBar(NaN).markup).not.toContain('class="bar"');
  });
});
