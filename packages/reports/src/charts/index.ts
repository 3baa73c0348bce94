export { learningCurveChart } from './learning-curve-chart';
