import { labelledPictures, pictures, picturesFrom } from './pictures';

const SET = {
  images: Float32Array.of(1, 2, 3, 4, 5, 6),
  labels: Int32Array.of(7, 8, 9),
  count: 3,
  height: 1,
  width: 2,
};

test('pictures() makes a row of each picture, or the shape that is asked for', () => {
  expect(pictures(SET)).toMatchObject({ dtype: 'float32', shape: [3, 2], values: SET.images });
  expect(pictures(SET, [2, 1, 1]).shape).toEqual([3, 2, 1, 1]);
  expect(() => pictures(SET, [2, 2])).toThrow('3 pictures of [2,2] are not 6.');
});

test('labelledPictures() has the labels beside them', () => {
  const { x, y } = labelledPictures(SET);
  expect(x.shape).toEqual([3, 2]);
  expect(y).toMatchObject({ dtype: 'int32', shape: [3], values: SET.labels });
});

test('picturesFrom() cuts pictures and labels alike, and keeps the rest', () => {
  const part = picturesFrom(SET, 1, 3);
  expect(part).toEqual({ ...SET, images: Float32Array.of(3, 4, 5, 6), labels: Int32Array.of(8, 9), count: 2 });
});
