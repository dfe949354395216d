import { afterAll, beforeAll, expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';
import { type Endpoint, startEndpoint } from '../endpoint/server.ts';

// The same against real servers, and much more, is in test/servers/connect.test.ts.
let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

const connect = (words: string[], input?: string) =>
  cli(
    ['connect', '--no-defaults', '-h127.0.0.1', `-P${endpoint.port}`, '-uroot', '--ssl-mode=DISABLED', ...words],
    input === undefined ? {} : { input },
  );

it('runs SQL from flags and from standard input', async () => {
  expect(await connect(['-e', 'SELECT 1;', '-e', "SELECT 'a'"])).toEqual({ status: 0, out: '1\n1\na\na\n', err: '' });
  expect(await connect(['-N'], 'SELECT 1;\nSELECT 2')).toEqual({ status: 0, out: '1\n2\n', err: '' });
  expect((await connect(['-vvv', '-e', 'SELECT 1'])).out).toContain('1 row in set');
  expect((await connect(['-t', '-N', '-e', 'SELECT 1'])).out).toMatch(/^\+-+\+\n\| +1 \|\n/);
});

it('ends with 1 after a failed statement, in JSON too', async () => {
  expect((await connect(['-e', 'NONSENSE'])).status).toBe(1);
  const { status, out } = await connect(['--json', '-e', 'SELECT 1; NONSENSE']);
  expect([status, JSON.parse(out)]).toMatchObject([1, { results: [{ rows: [[1]] }], error: { code: 'server-error' } }]);
});

it('gives one document when it could not connect', async () => {
  const { status, out, err } = await connect(['--json', '-P1', '-e', 'SELECT 1']);
  expect([status, JSON.parse(out).error.code]).toEqual([3, 'connect-refused']);
  expect(err).toMatch(/^ERROR 2003 /);
});

it('says what compression is not, and which there are', async () => {
  expect((await connect(['--compression-algorithms=zlib', '-e', 'DO 1'])).err).toContain('no encryption');
  expect((await connect(['--compression-algorithms=lzma', '-e', 'DO 1'])).status).toBe(2);
  expect((await connect(['--local-infile', '-e', 'DO 1'])).err).toContain('never sent');
});
