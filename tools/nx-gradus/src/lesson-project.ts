import type { Lesson } from '@gradus/contract';
import type { ProjectConfiguration, TargetConfiguration } from '@nx/devkit';

export const LESSON_TAG = 'role:lesson';

/** A lesson is a project of the graph; `requires` gives its edges, for Nx does not see imports that begin with `#`. */
export function lessonProject(lesson: Lesson): Partial<ProjectConfiguration> {
  return {
    name: projectName(lesson.id),
    tags: [LESSON_TAG],
    implicitDependencies: lesson.requires.map(projectName),
    targets: {
      grade: grade(lesson),
      'check-solution': checkSolution(lesson),
      mutate: mutate(lesson),
      stubs: stubs(lesson),
    },
  };
}

function projectName(lessonId: string): string {
  return `@gradus/${lessonId}`;
}

/** Only the report is an output: a cache that restored exercises/ would overwrite a student's work. */
function grade(lesson: Lesson): TargetConfiguration {
  const report = `.gradus/results/${lesson.id}.json`;
  return {
    ...command(`gradus test ${lesson.id} --no-cache --out ${report}`, 'Grades what is in exercises/'),
    cache: true,
    inputs: inputsOf(lesson),
    outputs: [`{workspaceRoot}/${report}`],
  };
}

function checkSolution(lesson: Lesson): TargetConfiguration {
  return {
    ...command(`gradus lesson check ${lesson.id}`, 'The solution earns 100 points, its stubs none'),
    cache: true,
    inputs: inputsOf(lesson),
    outputs: [],
  };
}

/** Its own cache is finer: it knows each mutant. */
function mutate(lesson: Lesson): TargetConfiguration {
  return { ...command(`gradus mutate ${lesson.id}`, 'Do the graders notice small mistakes?'), cache: false };
}

function stubs(lesson: Lesson): TargetConfiguration {
  return { ...command(`gradus stubs ${lesson.id}`, 'Makes exercises/ from solutions/'), cache: false };
}

function command(line: string, description: string): TargetConfiguration {
  return { command: line, options: { cwd: '{workspaceRoot}' }, metadata: { description } };
}

/** Earlier lessons count by their solutions, which stand in for what a student may have got wrong. */
function inputsOf(lesson: Lesson): string[] {
  const solutions = [lesson.id, ...lesson.requires].map((id) => `{workspaceRoot}/solutions/${id}/**/*`);
  return ['default', 'machine', `{workspaceRoot}/exercises/${lesson.id}/**/*`, ...solutions];
}
