import { StepProgress } from './step-progress';

let written: string[];
let seconds: number;

function progress(isTTY: boolean, columns = 80): StepProgress {
  written = [];
  seconds = 0;
  return new StepProgress({ isTTY, columns, write: (text: string) => written.push(text) > 0 }, () => seconds * 1000);
}

/** Takes so many seconds for each. */
function* slowly<T>(items: Iterable<T>, each: number): Generator<T> {
  for (const item of items) {
    seconds += each;
    yield item;
  }
}

test('on a terminal one line is redrawn, and gone at the end', () => {
  const handedOut = [...slowly(progress(true).over('Pages', ['ada', 'bob', 'cleo']), 40)];
  expect(handedOut).toEqual(['ada', 'bob', 'cleo']);
  expect(written).toEqual([
    '\r\u001b[KPages: 0 of 3',
    '\r\u001b[KPages: 1 of 3, about 2 min left',
    '\r\u001b[KPages: 2 of 3, about 40 s left',
    '\r\u001b[K',
    '\r\u001b[K',
  ]);
});

test('it is gone, too, when the work ends amid it', () => {
  const [first] = progress(true).over('Pages', ['ada', 'bob']); // and no more of it
  expect(first).toBe('ada');
  expect(written.at(-1)).toBe('\r\u001b[K');
});

test('without a terminal a line comes now and then, and none of what is soon done', () => {
  const it = progress(false);
  expect([...slowly(it.over('Results', Array<number>(40).fill(0)), 0.1)]).toHaveLength(40);
  expect(written).toEqual([]);
  const step = it.stage('Pages', 30);
  for (let i = 0; i < 30; i++) {
    seconds++;
    step();
  }
  expect(written.slice(0, 2)).toEqual(['Pages: 1 of 30, about 29 s left\n', 'Pages: 6 of 30, about 24 s left\n']);
  expect(written).toHaveLength(6);
});

test('each stage has its own pace', () => {
  const it = progress(true);
  expect([...slowly(it.over('Results', ['ada', 'bob']), 100)]).toHaveLength(2);
  it.stage('Pages', 4)();
  expect(written.at(-1)).toBe('\r\u001b[KPages: 1 of 4, about 0 s left');
});

test('nothing to do is nothing to show', () => {
  expect([...progress(true).over('Pages', [])]).toEqual([]);
  expect(written.join('')).not.toContain('Pages');
});
