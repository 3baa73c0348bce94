import { resolve } from 'node:path';
import { TRANSLATIONS } from '@gradus/contract';
import { lessonSentences, readCourse, readTexts, textsFile } from '@gradus/judge';
import { textProblems } from './translated-texts';

const course = readCourse(resolve(__dirname, '../../../../..'));

describe.each(TRANSLATIONS)('what checks and misconceptions say is there in %s:', (language) => {
  test.each(course.lessons.map((lesson) => ({ id: lesson.id, lesson })))('$id', ({ lesson }) => {
    const texts = readTexts(course.root, lesson, language) ?? {};
    expect(textProblems(textsFile(lesson, language), lessonSentences(course.root, lesson), texts)).toEqual([]);
  });
});
