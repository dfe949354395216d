import { describe, expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';

// What it proves is tested in test/servers/prove.test.ts; here what a mistyped command line gets.
describe('tlsql prove', () => {
  it('refuses a claim that there is not', async () => {
    const { status, err } = await cli(['prove', '--claim=everything', '-h', 'db1']);
    expect(status).toBe(2);
    expect(err).toContain('tls, mutual, subject');
  });

  it('names the flag and file that is missing', async () => {
    const { status, err } = await cli(['prove', '-h', '127.0.0.1', '-P', '1', '-u', 'app', '--ssl-ca=/no/such/ca.pem']);
    expect(status).toBe(1);
    expect(err).toContain('/no/such/ca.pem');
  });

  it('refuses a client without TLS and evidence that cannot be written, before anything is tried', async () => {
    const where = ['prove', '--no-defaults', '-h', '127.0.0.1', '-P', '1', '-u', 'app'];
    const plain = await cli([...where, '--ssl-mode=DISABLED']);
    expect([plain.status, plain.err]).toEqual([2, expect.stringContaining('[options-contradict]')]);
    const lost = await cli([...where, '--evidence', '/no/such/folder/evidence.txt']);
    expect([lost.status, lost.err]).toEqual([1, expect.stringContaining('/no/such/folder/evidence.txt')]);
  });

  it('cannot tell without a server', async () => {
    const { status, out } = await cli(['prove', '-h', '127.0.0.1', '-P', '1', '-u', 'app', '--json', '--no-defaults']);
    expect(status).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'unknown',
      proofs: [{ id: 'login', passed: false, outcome: 'unknown' }],
    });
  });
});
