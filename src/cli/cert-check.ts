import { fail } from '../base/error.ts';
import { printable } from '../report/printable.ts';
import type { SecurityLevel } from '../x509/verify/verification.ts';
import { readCheckFiles } from './cert-check-files.ts';
import { checkCertificate } from './cert-check-findings.ts';
import type { CheckReport } from './cert-check-report.ts';
import { type Command, defineCommand } from './command.ts';

export const certCheck: Command = defineCommand({
  name: 'cert check',
  does: 'Verifies a certificate as OpenSSL does and says what is wrong, why, and what to do.',
  synopsis: '--cert FILE [--key FILE] [--ca FILE | --capath DIR] [--untrusted FILE] [--crl FILE] [--name HOST]',
  about: [
    'The verdict is the one that OpenSSL 3 comes to, and each error has its name and number (X509_V_ERR_…). The first error is the one',
    'that a server or client stops at. Certificates after the first in --cert count as sent along, as a server sends them. With a CRL',
    'the whole chain is looked up, as MySQL and MariaDB do. Names are matched as MySQL does it; where MariaDB differs, it is said.',
    'Without --ca and --capath only the certificate itself is looked at. A notice does not change the verdict.',
  ].join('\n'),
  options: [
    {
      name: 'cert',
      kind: 'value',
      valueName: 'FILE',
      help: 'the certificate, with its intermediates if there are any',
    },
    { name: 'key', kind: 'value', valueName: 'FILE', help: 'its private key: do they belong together' },
    { name: 'ca', kind: 'value', valueName: 'FILE', help: 'the certificates to trust, as in ssl-ca' },
    { name: 'capath', kind: 'value', valueName: 'DIR', help: 'a folder of them with hash links, as in ssl-capath' },
    { name: 'untrusted', kind: 'value', valueName: 'FILE', help: 'intermediates that the other side sends' },
    { name: 'crl', kind: 'value', valueName: 'FILE', help: 'certificate revocation lists, as in ssl-crl' },
    { name: 'name', kind: 'value', valueName: 'HOST', help: 'host name or address that clients connect to' },
    {
      name: 'purpose',
      kind: 'value',
      valueName: 'ROLE',
      choices: ['server', 'client'],
      help: 'server or client; any purpose will do unless said',
    },
    { name: 'time', kind: 'value', valueName: 'ISO', help: 'verify for this time instead of now' },
    {
      name: 'security-level',
      kind: 'value',
      valueName: 'N',
      help: "0 to 5, OpenSSL's levels for keys and digests (0); TLS libraries have 1 or 2",
    },
    { name: 'partial-chain', kind: 'flag', help: 'let any certificate in --ca end the chain, not only a root' },
  ],
  examples: [
    {
      line: 'tlsql cert check --cert server-cert.pem --key server-key.pem --ca ca.pem --purpose server --name db1.example.com',
      does: 'everything that a client with VERIFY_IDENTITY would object to',
    },
    {
      line: 'tlsql cert check --cert alice-cert.pem --ca ca.pem --crl crl.pem --purpose client',
      does: 'would the server let it in, or is it revoked',
    },
    {
      line: 'tlsql cert check --cert server-cert.pem --ca ca.pem --time 2027-01-01T00:00:00Z --json',
      does: 'will it still be good then',
    },
  ],
  async run(context, { options }) {
    const cert =
      options.cert ?? fail('usage', { seen: 'no --cert', expected: '--cert FILE', next: 'tlsql cert check --help' });
    const time = options.time === undefined ? context.now() : timeFrom(options.time);
    const { files, findings } = await readCheckFiles(context.cwd, {
      cert,
      key: options.key,
      ca: options.ca,
      capath: options.capath,
      untrusted: options.untrusted,
      crl: options.crl,
    });
    const report = checkCertificate(files, findings, {
      time,
      name: options.name,
      purpose: options.purpose === undefined ? 'any' : options.purpose === 'server' ? 'sslserver' : 'sslclient',
      securityLevel: levelFrom(options['security-level']),
      partialChain: options['partial-chain'] === true,
    });
    return { status: report.verdict === 'ok' ? 0 : 1, json: report, text: printable(reportText(report)) };
  },
});

function reportText({ verdict, chain, findings }: CheckReport): string {
  const lines = [verdict === 'ok' ? 'ok' : 'bad: it does not verify'];
  for (const [depth, { subject, notAfter }] of chain.entries())
    lines.push(
      `  ${depth}  ${subject === '' ? '(no subject)' : subject}  until ${notAfter ?? 'a time that cannot be read'}`,
    );
  for (const { severity, id, what, why, fix } of findings) {
    lines.push('', `${severity}: ${what} [${id}]`);
    if (why !== undefined) lines.push(`  why: ${why}`);
    for (const line of fix ?? []) lines.push(`  fix: ${line}`);
  }
  return lines.join('\n');
}

function timeFrom(text: string): Date {
  const time = new Date(text);
  if (/^\d{4}-\d\d-\d\d(T.*)?$/.test(text) && !Number.isNaN(time.getTime())) return time;
  return fail('usage', { seen: `--time ${text}`, expected: 'a time as 2027-01-31 or 2027-01-31T12:00:00Z' });
}

function levelFrom(text: string | undefined): SecurityLevel {
  const level = ([0, 1, 2, 3, 4, 5] as const).find((candidate) => `${candidate}` === (text ?? '0'));
  return level ?? fail('usage', { seen: `--security-level ${text}`, expected: '0 to 5' });
}
