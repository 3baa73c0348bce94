import { createHash } from 'node:crypto';
import { synthDigits } from './synth-digits';

const bytesOf = (images: Float32Array) => Uint8Array.from(images, (brightness) => Math.round(255 * brightness));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('synthDigits', () => {
  it('draws the same pictures everywhere (golden checksum)', () => {
    const { images, labels } = synthDigits(200, 1);
    expect([...labels.subarray(0, 10)]).toEqual(GOLDEN.labels);
    expect(sha256(bytesOf(images))).toBe(GOLDEN.sha256);
  });

  it('draws other pictures for another seed', () => {
    expect(synthDigits(1, 1).images).not.toEqual(synthDigits(1, 2).images);
  });

  it('has the statistics the thresholds of the lessons were measured with', () => {
    const { images } = synthDigits(1000, 1);
    const mean = images.reduce((sum, x) => sum + x, 0) / images.length;
    const variance = images.reduce((sum, x) => sum + (x - mean) ** 2, 0) / images.length;
    expect(mean).toBeCloseTo(0.15, 2);
    expect(Math.sqrt(variance)).toBeCloseTo(0.271, 2);
  });

  it('gives multiples of 1/255 in 0 … 1', () => {
    const { images } = synthDigits(2, 3);
    expect(images).toEqual(Float32Array.from(bytesOf(images), (byte) => byte / 255));
    expect(images.every((brightness) => brightness >= 0 && brightness <= 1)).toBe(true);
  });

  it('holds every class equally often, shuffled', () => {
    const { labels } = synthDigits(100, 4);
    const counts = Array.from({ length: 10 }, (_, digit) => labels.filter((label) => label === digit).length);
    expect(counts).toEqual(Array(10).fill(10));
    expect([...labels]).not.toEqual(Array.from({ length: 100 }, (_, i) => i % 10));
  });

  it('draws pictures of one class alike: most are nearest to the mean of their own class', () => {
    const { images, labels } = synthDigits(500, 5);
    const means = classMeans(images, labels);
    const right = labels.filter((label, i) => nearest(means, images.subarray(784 * i, 784 * (i + 1))) === label);
    expect(right.length / 500).toBeGreaterThan(0.7); // guessing gives 0.1
  });

  it('labelNoise replaces exactly that fraction of the labels by a wrong class, and says which', () => {
    const clean = synthDigits(205, 6);
    const noisy = synthDigits(205, 6, { labelNoise: 0.2 });
    const differing = [...noisy.labels.keys()].filter((i) => noisy.labels[i] !== clean.labels[i]);
    expect(differing).toHaveLength(41);
    expect([...noisy.wrong]).toEqual(differing);
    expect(noisy.labels.every((label) => label >= 0 && label <= 9)).toBe(true);
    expect(sha256(bytesOf(noisy.images))).toBe(sha256(bytesOf(clean.images)));
    expect([...clean.wrong]).toEqual([]);
  });

  it('accepts a count of 0 and noise of 1', () => {
    expect(synthDigits(0, 1).images).toHaveLength(0);
    expect(synthDigits(7, 1, { labelNoise: 1 }).wrong).toHaveLength(7);
  });

  it('names the argument that is out of range', () => {
    expect(() => synthDigits(1.5, 1)).toThrow('count must be a whole number but is 1.5');
    expect(() => synthDigits(-1, 1)).toThrow('count must be a whole number but is -1');
    expect(() => synthDigits(1, 1, { labelNoise: 1.2 })).toThrow('labelNoise must be in 0 … 1 but is 1.2');
    expect(() => synthDigits(1, 1, { labelNoise: NaN })).toThrow('labelNoise must be in 0 … 1 but is NaN');
  });
});

/** If these change, every threshold of the lessons must be measured again. */
const GOLDEN = {
  labels: [3, 6, 8, 7, 4, 3, 0, 6, 2, 2],
  sha256: '4c5c96a8d583bcf39eb20399722850618af833e92b5262ca4ea96268fdc0071f',
};

function classMeans(images: Float32Array, labels: Int32Array): Float32Array[] {
  const means = Array.from({ length: 10 }, () => new Float32Array(784));
  for (let i = 0; i < images.length; i++) {
    means[labels[Math.floor(i / 784)]!]![i % 784]! += (images[i]! * 10) / labels.length;
  }
  return means;
}

function nearest(means: Float32Array[], image: Float32Array): number {
  const distances = means.map((mean) => image.reduce((sum, x, i) => sum + (x - mean[i]!) ** 2, 0));
  return distances.indexOf(Math.min(...distances));
}
