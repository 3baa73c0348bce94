import { cleanEnvironment } from './run-command';

describe('cleanEnvironment', () => {
  it("drops settings of somebody's own work and colours, keeps the rest", () => {
    const env = { PATH: '/bin', GRADUS_DATA: '/data', GRADUS_BACKEND: 'cpu', FORCE_COLOR: '1', NODE_OPTIONS: '' };
    expect(cleanEnvironment(env)).toEqual({ PATH: '/bin', NODE_OPTIONS: '', NO_COLOR: '1' });
  });
});
