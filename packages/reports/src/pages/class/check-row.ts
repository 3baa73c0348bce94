import { percent } from '../../format';
import { rateBar } from '../../charts/rate-bar';
import { en } from '../../language/en';
import { verdictName } from '../../verdict-names';
import type { CheckTally } from './tally';

/** Fewer who pass, or fewer who fail, say too little about a check. */
const FEWEST = 8;

const MOST_WAYS = 3;

/** A check as a row of a lesson's page. */
export function checkRow(check: CheckTally) {
  const { id, title, isPrivate, begun, passRate, discrimination, failures } = check;
  const isKnown = begun > 0;
  return {
    ...{ id, title, isPrivate, begun },
    rate: isKnown ? percent(passRate) : '–',
    rateValue: isKnown ? passRate : '',
    bar: rateBar(isKnown ? passRate : 0),
    discrimination: discrimination === undefined ? '–' : signed(discrimination),
    discriminationValue: discrimination ?? '',
    how: failures
      .slice(0, MOST_WAYS)
      .map(([verdict, count]) => `${verdictName(verdict, en) ?? 'wrong'} ${count}`)
      .join(', '),
    isFlagged: worthALook(check) !== undefined,
  };
}

/** What an author may want to know of a check that does not tell who can do it; undefined if it does, or too few tried. */
export function worthALook({ begun, passed, passRate, discrimination }: CheckTally): string | undefined {
  if (begun < FEWEST) return undefined;
  if (passed === 0) return 'Nobody passes it. Is it right, and does the lesson say what it asks for?';
  if (passRate < 0.1) return 'Hardly anyone passes it. Does its message help those who fail?';
  if (discrimination === undefined || Math.min(passed, begun - passed) < FEWEST) return undefined;
  if (discrimination < -0.05) {
    return 'Those who do well elsewhere fail it more often. Is it right, or is there another way to read the task?';
  }
  if (discrimination < 0.1) {
    return 'Passing it says little about everything else. Does it rest on luck, or on something the lesson does not teach?';
  }
  return undefined;
}

function signed(r: number): string {
  return r.toFixed(2).replace('-', '−');
}
