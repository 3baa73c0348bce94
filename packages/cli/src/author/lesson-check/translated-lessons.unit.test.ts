import { resolve } from 'node:path';
import { TRANSLATIONS } from '@gradus/contract';
import { lessonSentences, readCourse, readTexts, textsFile } from '@gradus/judge';
import { textProblems } from './translated-texts';

const course = readCourse(resolve(__dirname, '../../../../..'));

describe.each(TRANSLATIONS)('what checks and misconceptions say is there in %s:', (language) => {
  for (const lesson of course.lessons) {
    const texts = readTexts(course.root, lesson, language);
    if (!texts) test.todo(lesson.id);
    else {
      test(lesson.id, () => {
        const problems = textProblems(textsFile(lesson, language), lessonSentences(course.root, lesson), texts);
        expect(problems).toEqual([]);
      });
    }
  }
});
