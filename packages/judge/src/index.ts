export { chooseBackend, type ChosenBackend, WANTED, type WantedBackend } from './backend/choose-backend';
export { type Probe, probeBackend } from './backend/probe-backend';
export { type ClassJudge, type ClassJudgeOptions, type JudgeTask, startClassJudge } from './class-judge';
export { type Answer, gradeAnswers, type GradeAnswersOptions } from './grade-answers';
export type { AnswerHeader } from './catalogue/answer-header';
export { isAnswer, readAnswers, type TriedAnswer } from './catalogue/answers';
export { isTraining } from './is-training';
export { largerModel, largerModelsFor } from './larger-model';
export { lessonTexts } from './job';
export { hashTexts } from './hash-files';
export { machineHash } from './machine';
export { JudgeClosed } from './serving/judge-closed';
export { exerciseStandings, type ExerciseStanding, standings, type Standing } from './standings';
export { type Judged, type PersonalJudge, startPersonalJudge } from './personal-judge';
export {
  assignments,
  findExercise,
  moduleOf,
  nameOf,
  readCourse,
  specOf,
  usedBy,
  type Assignment,
  type Course,
} from './course';
export { importChoices } from './source-rules';
export { BUILT, isStudentEdition } from './edition';
export { grade, type GradeOptions } from './grade';
export { provenanceOf, versionsOf, type Versions } from './provenance';
export { referencePlan, type ReferencePlan } from './reference-plan';
export { type Graded, toResults } from './results';
export { type CollectedSubmission, filesOf, readAnswer, type Submission } from './submission';
export { builtPrograms } from './built-programs';
export { IsolationRefused, wasmFiles, workerIsolation, workerProgram } from './worker-isolation';
export { lessonSentences, readTexts, textsFile } from './translation/lesson-sentences';
export { specSentences } from './translation/spec-sentences';
export { ONE_FILE } from './one-file';
