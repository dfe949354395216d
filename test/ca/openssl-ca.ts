import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openssl } from './scratch.ts';

/** A certificate as the tests know it. */
export interface Known {
  readonly file: string;
  /** Upper-case hex. */
  readonly serial: string;
}

/** Issues with `openssl req` and `openssl ca` for a CA folder; run in `cwd`, as its configuration may need. */
export function opensslIssue(options: {
  readonly cwd: string;
  readonly config: string;
  readonly subject: string;
  readonly file: string;
  readonly args?: readonly string[];
}): Known {
  const { cwd, config, subject, file, args = [] } = options;
  const request = `${file}.csr`;
  openssl([
    'req',
    '-new',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    `${file}.key`,
    '-subj',
    subject,
    '-out',
    request,
  ]);
  openssl(['ca', '-batch', '-notext', '-config', config, '-in', request, '-out', file, ...args], { cwd });
  return { file, serial: serialOf(file) };
}

/** Serial of a certificate file. */
export const serialOf = (file: string): string =>
  openssl(['x509', '-in', file, '-noout', '-serial']).trim().replace('serial=', '');

/** Which of the files `openssl verify -crl_check` finds revoked; any other verdict than that and OK fails. */
export function revokedByOpenssl(ca: string, crl: string, files: readonly string[]): Set<string> {
  const { stdout, stderr } = spawnSync('openssl', ['verify', '-crl_check', '-CAfile', ca, '-CRLfile', crl, ...files], {
    encoding: 'utf8',
  });
  const text = stdout + stderr;
  const revoked = new Set<string>();
  for (const file of files) {
    if (text.includes(`${file}: OK`)) continue;
    if (!text.includes(`error ${file}: verification failed`) || !text.includes('certificate revoked'))
      throw new Error(text);
    revoked.add(file);
  }
  return revoked;
}

/** The CA folder that the hand-typed steps of a well-known guide end in: other file names, a copied openssl.cnf, counted serials. */
export function handMadeFolder(dir: string): { config: string; certificate: string; key: string } {
  for (const name of ['', 'private', 'certs', 'newcerts', 'crl']) mkdirSync(join(dir, name), { recursive: true });
  const config = join(dir, 'myopenssl.cnf');
  copyFileSync('/etc/ssl/openssl.cnf', config);
  writeFileSync(join(dir, 'index.txt'), '');
  writeFileSync(join(dir, 'serial'), '01\n');
  const [key, certificate] = [join(dir, 'private/ca-privkey.key'), join(dir, 'certs/ca-cert.crt')];
  openssl(['genrsa', '-out', key, '2048']);
  openssl([
    'req',
    '-config',
    config,
    '-new',
    '-x509',
    '-extensions',
    'v3_ca',
    '-key',
    key,
    '-out',
    certificate,
    '-days',
    '365',
    '-subj',
    '/C=PT/ST=Braga/O=Example/CN=CA',
  ]);
  const text = readFileSync(config, 'utf8');
  const section = `[ CA_default ]
dir              = .
certs            = $dir/certs
crl_dir          = $dir/crl
database         = $dir/index.txt
# unique_subject = no
new_certs_dir    = $dir/newcerts
certificate      = $dir/certs/myca.crt
serial           = $dir/serial
# crlnumber      = $dir/crlnumber
crl              = $dir/crl.pem
private_key      = $dir/private/myca.key
RANDFILE         = $dir/private/.rand
x509_extensions  = usr_cert
default_days     = 365
default_crl_days = 30
default_md       = default
preserve         = no
policy           = policy_match
`;
  writeFileSync(config, text.replace(/\[ CA_default \][\s\S]*?(?=# For the CA policy)/, section));
  return { config, certificate, key };
}
