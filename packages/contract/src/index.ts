export { catalogueSchema, type Catalogue, type Misconception } from './catalogue';
export {
  journalLineSchema,
  overridesSchema,
  partSchema,
  runSettingsSchema,
  type JournalLine,
  type Override,
  type Part,
  type RunSettings,
} from './class-run';
export { feedbackSchema, type Feedback } from './feedback';
export { type ComputedOn, type GpuCheck, type GpuChecks } from './gpu-checks';
export { gpuPoints, type GpuPoints } from './gpu-points';
export { exerciseId, lessonSchema, orderOf, type Exercise, type Lesson } from './lesson';
export { fromJsonNumber, toJsonNumber, type JsonNumber } from './json-number';
export { LANGUAGES, languageSchema, TRANSLATIONS, type Language } from './language';
export { learningCurveSchema, trainingSchema, type LearningCurve, type Training } from './learning-curve';
export type { Measurement } from './measurement';
export { ContractError, InputError, parseWith } from './parse-with';
export { RELEASE_FILE, releaseSchema, type Release, type ReleaseFile } from './release';
export { remarkSchema, type Remark } from './remark';
export {
  resultsSchema,
  exerciseResultSchema,
  VERDICTS,
  type CheckResult,
  type ExerciseResult,
  type LessonResult,
  type Provenance,
  type Results,
  type Verdict,
  type WorkStatus,
} from './results';
export {
  exerciseRecordSchema,
  runPlanSchema,
  subjectSchema,
  type CheckRecord,
  type ExerciseRecord,
  type Limits,
  type RunPlan,
  type Subject,
  type WorkerModule,
} from './run-plan';
export { sha256 } from './sha256';
export { SOFTWARE_PATIENCE } from './software-patience';
export { servedReplySchema, servedTaskSchema, type ServedReply, type ServedTask } from './served-task';
export { translator } from './translator';
export { translatedHintsSchema, type TranslatedHints } from './translated-hints';
export { translatedTextsSchema, type TranslatedTexts } from './translated-texts';
export type { Likeness, NotCompared, Region, SimilarPair, Similarity, Span } from './similarity';
