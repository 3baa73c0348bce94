import type { JsonNumber } from '@gradus/contract';
import { expectGolden } from '../testing/golden';
import { learningCurveChart } from './learning-curve-chart';

const chart = (series: Record<string, JsonNumber[]>) =>
  learningCurveChart(
    { id: '4.11', name: 'train' },
    { unit: 'epoch', series: Object.entries(series).map(([name, values]) => ({ name, values })) },
  );
const textsOf = (markup: string) => [...markup.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text);

describe('learningCurveChart', () => {
  it('draws what it always drew', () => {
    const series = { loss: [1.64, 0.8, 0.4], accuracy: [0.62, 0.87, 0.94], 'test accuracy': [0.6, 0.8, 0.9] };
    expectGolden('learning-curve.svg', chart(series).trimEnd());
  });

  it('says in words what the lines show', () => {
    expect(chart({ loss: [2.4, 3e8, 'NaN'], accuracy: [] })).toContain(
      '<desc id="curve-4-11-text">loss: from 2.40 in epoch 1 to NaN in epoch 3; NaN first in epoch 3. accuracy: no values.</desc>',
    );
  });

  it('has axes of their own for each unit, and a legend where lines share them', () => {
    const two = textsOf(chart({ loss: [2, 1], accuracy: [0.5, 0.75], 'test accuracy': [0.5, 0.7] }));
    expect(two.filter((text) => !/^[\d.]+$/.test(text!))).toEqual([
      '4.11 train: learning curve',
      ...['loss', 'accuracy', 'epoch', 'accuracy', 'test accuracy'],
    ]);
    expect(two).toEqual(expect.arrayContaining(['0', '1', '2'])); // epochs, once
  });

  it('shows losses of very different sizes on a logarithmic scale', () => {
    expect(textsOf(chart({ loss: [2.4, 3e8] }))).toEqual(expect.arrayContaining(['1', '100', '1e4', '1e6', '1e8']));
  });

  it('marks what is not finite, once with its name', () => {
    const texts = textsOf(chart({ loss: [2.4, 'Infinity', 'NaN', 'NaN'] }));
    expect(texts.filter((text) => text === '∞' || text === 'NaN')).toEqual(['∞', 'NaN']);
  });

  it.each([[[]], [[2]], [[0, 0]], [['NaN']], [[-1, 1]], [[5e-7, 4e-7]]] as JsonNumber[][][])(
    'draws %j without a number that is none',
    (values) => {
      const coordinates = chart({ loss: values, accuracy: values }).match(/ (?:d|x|y|cx|cy)="[^"]*"/g)!.join(' '); // prettier-ignore
      expect(coordinates).not.toMatch(/NaN|Infinity|undefined/);
    },
  );

  it('escapes names', () => {
    const markup = chart({ '<script>x</script>': [1], '"><img onerror=1>': [1] });
    expect(markup).not.toMatch(/<script|<img/);
  });
});
