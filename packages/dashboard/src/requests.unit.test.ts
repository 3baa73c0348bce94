import { isAllowed } from './requests';

const TOKEN = 'abcdefghijklmnop';
const ask = (request: { method?: string; url?: string; host?: string | undefined }) => {
  const { method = 'GET', url = `/${TOKEN}/` } = request;
  const host = 'host' in request ? request.host : '127.0.0.1:4711';
  const allowed = isAllowed({ method, url, headers: { host } }, { token: TOKEN, port: 4711 });
  return allowed.status === 'allowed' ? allowed.path : allowed.code;
};

test.each([
  [`/${TOKEN}/`, ''],
  [`/${TOKEN}/events`, 'events'],
  [`/${TOKEN}/events?x=/`, 'events'],
  [`/${TOKEN}/other`, 'other'],
])('isAllowed() lets %s through to "%s"', (url, path) => {
  expect(ask({ url })).toBe(path);
});

test.each([
  ['no token', '/'],
  ['nothing', ''],
  ['another token', '/abcdefghijklmnoq/'],
  ['a part of the token', '/abcdefghijklmno/'],
  ['the token in another place', `/x/${TOKEN}/`],
  ['the token as a parameter', `/?token=${TOKEN}`],
  ['no slash behind the token', `/${TOKEN}`],
  ['something deeper', `/${TOKEN}/../events`],
  ['a whole address', `http://127.0.0.1:4711/${TOKEN}/`],
])('isAllowed() refuses %s with 403', (_, url) => {
  expect(ask({ url })).toBe(403);
});

test.each(['evil.example', 'evil.example:4711', '127.0.0.1', '127.0.0.1:80', '127.0.0.1:4711.evil.example', '[::1]:4711', '', undefined])(
  'isAllowed() refuses the host %p with 403, token or not',
  (host) => {
    expect(ask({ host })).toBe(403);
  },
); // prettier-ignore

test('isAllowed() knows this computer by name, too', () => {
  expect(ask({ host: 'localhost:4711' })).toBe('');
});

test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'])('isAllowed() refuses %s with 405', (method) => {
  expect(ask({ method })).toBe(405);
});
