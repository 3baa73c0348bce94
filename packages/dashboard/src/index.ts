export { followClass, type ClassFollower } from './follow-class';
export { followTrainings, keepTraining } from './trainings';
export { PortBusy, serve, type Dashboard } from './serve';
