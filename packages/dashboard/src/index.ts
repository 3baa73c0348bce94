export { followClass } from './follow-class';
export { followTrainings } from './follow-trainings';
export { PortBusy, serve } from './serve';
