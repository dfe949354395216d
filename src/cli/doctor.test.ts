import { expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';
import '../doctor/diagnose.ts';

const document = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

it('says why nothing answers, in the shape of the contract', async () => {
  const { status, out } = await cli(['doctor', '--no-defaults', '-h127.0.0.1', '-P1', '-uroot', '--json']);
  expect(status).toBe(1);
  expect(document(out)).toMatchObject({
    verdict: 'broken',
    cause: { id: 'network-port-closed', what: 'nothing listens on 127.0.0.1:1: the connection is refused at once' },
    findings: [
      { id: 'network-port-closed', severity: 'error', fix: expect.any(Array), evidence: { error: 'ECONNREFUSED' } },
    ],
    connections: { opened: 1, countedAgainstUs: 0 },
  });
});

it('explains a text, a log on standard input, and admits what it does not know', async () => {
  const known = await cli([
    'doctor',
    '--explain',
    "ERROR 1129 (HY000): Host 'x' is blocked because of many connection errors",
  ]);
  expect(known).toMatchObject({ status: 0, err: '' });
  expect(known.out).toMatch(/^1\. host-blocked/);
  const log = await cli(['doctor', '--log', '-', '--json'], {
    input: '[ERROR] [MY-015005] [Server] Cannot open certificate /x.pem. Please check the cerificate\n',
  });
  expect(document(log.out)).toHaveProperty('meanings.0.id', expect.stringMatching(/unreadable$/));
  expect(await cli(['doctor', '--explain', 'the weather is fine'])).toMatchObject({
    status: 3,
    out: expect.stringContaining('unknown text'),
  });
});

it('refuses an empty text and a file that is not there', async () => {
  expect((await cli(['doctor', '--explain', ' '])).status).toBe(2);
  expect((await cli(['doctor', '--log', '/nowhere/x.log'])).status).not.toBe(0);
});
