import type { Student } from './tally';

const MOST_TOLD = 40;

/** Whoever has no grade, or one that rests on less than they handed in. */
export function troubles(students: readonly Student[]) {
  const having = (status: Student['row']['status']) =>
    students.filter(({ row }) => row.status === status).map(({ row }) => ({ id: row.id, note: firstLine(row.note) }));
  const refusedFiles = students.flatMap(({ row, remarks }) => {
    const refused = remarks.filter(({ status }) => status === 'refused');
    return refused.length === 0
      ? []
      : [{ id: row.id, note: refused.map(({ file, message }) => `${file} ${message}`).join(' · ') }];
  });
  const groups = [
    {
      title: 'The grader failed',
      explanation: 'No score, and never a zero: gradus grade … --resume tries again.',
      people: having('infra-error'),
    },
    { title: 'Refused', explanation: 'Nothing of what was handed in could be used.', people: having('refused') },
    {
      title: 'Files that could not be used',
      explanation: 'They may have been meant as answers.',
      people: refusedFiles,
    },
    { title: 'Nothing handed in', explanation: 'In the roster, without a submission.', people: having('missing') },
    {
      title: 'Still to come',
      explanation: 'The run ended before their turn: gradus grade … --resume goes on.',
      people: having('pending'),
    },
  ];
  return groups
    .filter(({ people }) => people.length > 0)
    .map(({ people, ...group }) => ({
      ...group,
      count: people.length,
      told: people.filter(({ note }) => note !== '').slice(0, MOST_TOLD),
      names: people
        .filter(({ note }) => note === '')
        .slice(0, MOST_TOLD)
        .map(({ id }) => id)
        .join(', '),
      more: people.length > MOST_TOLD ? 'All of them are in the table below.' : undefined,
    }));
}

/** Notes of the grader's own failures have a stack below the first line. */
export function firstLine(note: string): string {
  return note.split('\n')[0]!.slice(0, 300);
}
