import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratch } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';
import { day, ext, general, issue, issueCrl, moment, pemOf } from '../../test/x509/verify-pki.ts';
import { exportPrivateKey } from '../x509/key-pair.ts';

const root = issue({ subject: '/CN=Root', extensions: [ext.ca()] });
const mid = issue({ subject: '/CN=Mid', keyNumber: 1, extensions: [ext.ca()] }, root);
const san = ext.san(general.dns('db1.example.com'), general.ip(10, 0, 0, 5));
const leaf = issue({ subject: '/CN=db1', keyNumber: 2, extensions: [san, ext.eku('1.3.6.1.5.5.7.3.1')] }, mid);

function folder(): string {
  const cwd = scratch();
  const put = (file: string, label: string, ...values: readonly Uint8Array[]): void =>
    writeFileSync(join(cwd, file), pemOf(label, values));
  put('root.pem', 'CERTIFICATE', root.der);
  put('mid.pem', 'CERTIFICATE', mid.der);
  put('leaf.pem', 'CERTIFICATE', leaf.der);
  put('chain.pem', 'CERTIFICATE', leaf.der, mid.der);
  put('good.crl', 'X509 CRL', issueCrl({}, mid), issueCrl({}, root));
  put('revoked.crl', 'X509 CRL', issueCrl({ revoked: [{ serial: leaf.serial }] }, mid), issueCrl({}, root));
  writeFileSync(join(cwd, 'leaf.key'), exportPrivateKey(leaf.privateKey), { mode: 0o600 });
  writeFileSync(join(cwd, 'other.key'), exportPrivateKey(mid.privateKey), { mode: 0o600 });
  return cwd;
}

/** Ids of the findings, or the status when it is neither 0 nor 1. */
async function check(words: string, expected: readonly string[] | number): Promise<void> {
  const said = await cli(['cert', 'check', '--json', ...words.split(' ')], { cwd: folder(), now: () => moment });
  if (typeof expected === 'number') {
    expect(said.status, said.err).toBe(expected);
    return;
  }
  const report = JSON.parse(said.out) as { verdict: string; findings: { id: string; severity: string }[] };
  expect(report.findings.map(({ id }) => id)).toEqual(expected);
  const bad = report.findings.some(({ severity }) => severity === 'error');
  expect([said.status, report.verdict]).toEqual(bad ? [1, 'bad'] : [0, 'ok']);
}

describe('cert check', () => {
  it('a chain that is whole, with key, CRL, name and purpose', async () => {
    await check('--cert chain.pem --key leaf.key --ca root.pem --crl good.crl --name 10.0.0.5 --purpose server', []);
    await check('--cert leaf.pem --untrusted mid.pem --ca root.pem', []);
    await check('--cert leaf.pem --ca mid.pem --partial-chain', []);
  });

  it('names what is wrong as OpenSSL does', async () => {
    await check('--cert leaf.pem --ca root.pem', ['unable-to-get-issuer-cert-locally']);
    await check('--cert chain.pem --ca root.pem --purpose client', ['invalid-purpose']);
    await check('--cert chain.pem --ca root.pem --crl revoked.crl', ['cert-revoked']);
    await check('--cert chain.pem --ca root.pem --time 2030-01-01', Array<string>(3).fill('cert-has-expired'));
    await check('--cert chain.pem --ca root.pem --security-level 4', ['ee-key-too-small']);
    await check('--cert chain.pem --ca root.pem --name db2', ['name-mismatch']);
  });

  it('a key of another certificate, files of the wrong kind, files that are not there', async () => {
    await check('--cert chain.pem --ca root.pem --key other.key', ['key-mismatch']);
    await check('--cert leaf.key --ca root.pem', ['pem-wrong-block']);
    await check('--cert chain.pem --ca root.pem --key leaf.pem', ['pem-wrong-block']);
    await check('--cert nothing.pem --ca root.pem', ['file-missing']);
  });

  it('without a CA it says that the chain was not checked', async () => {
    await check('--cert leaf.pem --key leaf.key', ['chain-not-checked']);
    await check('--cert leaf.pem --time 2030-01-01', ['cert-has-expired', 'chain-not-checked']);
  });

  it('what ends soon is a notice', async () => {
    const soon = day(290).toISOString();
    await check(`--cert leaf.pem --ca mid.pem --partial-chain --time ${soon}`, ['expires-soon', 'expires-soon']);
  });

  it('a command line that is wrong has status 2', async () => {
    await check('--ca root.pem', 2);
    await check('--cert leaf.pem --time tomorrow', 2);
    await check('--cert leaf.pem --security-level 9', 2);
    await check('--cert leaf.pem --purpose door', 2);
  });

  it('tells people the chain, why, and what to type', async () => {
    const { out, status } = await cli(['cert', 'check', '--cert', 'leaf.pem', '--ca', 'root.pem'], {
      cwd: folder(),
      now: () => moment,
    });
    expect(status).toBe(1);
    expect(out).toContain('error: unable to get local issuer certificate (error 20 at depth 0 of /CN=db1)');
    expect(out).toContain('why: it was issued by /CN=Mid; the CA file has /CN=Root');
    expect(out).toContain('fix: or give the intermediates: --untrusted FILE');
  });
});
