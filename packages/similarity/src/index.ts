export { findSimilarity, leastWeight, type ExerciseAnswers, type SimilarityRequest } from './find-similarity';
