import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CorpusCase, corpusCases } from './corpus-cases.ts';
import { forAll, mustOpenssl, openssl, opensslVersion } from './openssl.ts';

/** The corpus on disk: `folder/NAME.pem` for each name. */
export interface Corpus {
  readonly folder: string;
  /** Names of the certificates that were made. */
  readonly names: readonly string[];
  /** Cases that the openssl program refused to make (a character that its string type has not, …), with what it said. */
  readonly refused: readonly string[];
}

/** How each key is made. RSA sizes are small where the size is not the point. */
const keys: Readonly<Record<string, readonly string[]>> = {
  rsa1024: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
  rsa2048: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  rsa3072: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072'],
  rsa1027: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1027'],
  rsapss: ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'],
  rsapssfixed: [
    '-algorithm',
    'RSA-PSS',
    '-pkeyopt',
    'rsa_keygen_bits:2048',
    '-pkeyopt',
    'rsa_pss_keygen_md:sha256',
    '-pkeyopt',
    'rsa_pss_keygen_saltlen:32',
  ],
  p224: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:secp224r1'],
  p256: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p384: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  p521: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  k256: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:secp256k1'],
  bp256: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:brainpoolP256r1'],
  bp512: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:brainpoolP512t1'],
  sect283: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:sect283k1'],
  explicit: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-pkeyopt', 'ec_param_enc:explicit'],
  ed25519: ['-algorithm', 'ED25519'],
  ed448: ['-algorithm', 'ED448'],
};

/** Makes the corpus with the openssl program, once: it is kept in the temporary folder under a name made of its recipe. */
export async function corpus(): Promise<Corpus> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const recipe =
    ['corpus.ts', 'corpus-cases.ts'].map((file) => readFileSync(join(here, file), 'utf8')).join('') + opensslVersion;
  const folder = join(tmpdir(), `tlsql-corpus-${createHash('sha256').update(recipe).digest('hex').slice(0, 16)}`);
  const list = join(folder, 'corpus.json');
  if (!existsSync(list)) await make(folder);
  return { folder, ...(JSON.parse(readFileSync(list, 'utf8')) as Omit<Corpus, 'folder'>) };
}

/** Made under another name and renamed when whole, so that runs at the same time don't meet half a corpus. */
async function make(folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  await forAll(Object.entries(keys), ([name, args]) => mustOpenssl(['genpkey', ...args, '-out', `${name}.key`], draft));
  await mustOpenssl(
    ['genpkey', '-genparam', '-algorithm', 'DSA', '-pkeyopt', 'dsa_paramgen_bits:1024', '-out', 'dsa.par'],
    draft,
  );
  await mustOpenssl(['genpkey', '-paramfile', 'dsa.par', '-out', 'dsa.key'], draft);
  const results = await forAll(corpusCases, async (one) => ({ name: one.name, error: await makeOne(one, draft) }));
  const names = results.filter(({ error }) => error === '').map(({ name }) => name);
  const refused = results.filter(({ error }) => error !== '').map(({ name, error }) => `${name}: ${error}`);
  writeFileSync(join(draft, 'corpus.json'), JSON.stringify({ names, refused }));
  if (existsSync(folder)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
}

async function makeOne(one: CorpusCase, folder: string): Promise<string> {
  writeFileSync(join(folder, `${one.name}.cnf`), configOf(one), 'utf8');
  const dates = one.dates !== undefined;
  const extensions = one.extensions === undefined ? [] : ['-extensions', 'ext'];
  const request = [
    'req',
    '-new',
    '-key',
    `${one.key ?? 'p256'}.key`,
    '-config',
    `${one.name}.cnf`,
    '-utf8',
    ...(one.args ?? []),
  ];
  const direct = !dates && !one.version1;
  const first = await openssl(
    direct
      ? [
          ...request,
          '-x509',
          '-days',
          '3650',
          '-set_serial',
          one.serial ?? '1',
          ...extensions,
          '-out',
          `${one.name}.pem`,
        ]
      : [...request, '-out', `${one.name}.csr`],
    folder,
  );
  if (first.status !== 0 || direct) return first.status === 0 ? '' : lastLine(first.stderr);
  const [start = '20260101000000Z', end = '20270101000000Z'] = one.dates ?? [];
  for (const file of ['index.txt', 'index.txt.attr']) writeFileSync(join(folder, `${one.name}.${file}`), '');
  writeFileSync(join(folder, `${one.name}.serial`), '01\n');
  const second = await openssl(
    dates
      ? [
          'ca',
          '-batch',
          '-selfsign',
          '-keyfile',
          `${one.key ?? 'p256'}.key`,
          '-config',
          `${one.name}.cnf`,
          '-in',
          `${one.name}.csr`,
          '-notext',
          '-startdate',
          start,
          '-enddate',
          end,
          '-out',
          `${one.name}.pem`,
          ...extensions,
        ]
      : [
          'x509',
          '-req',
          '-in',
          `${one.name}.csr`,
          '-signkey',
          `${one.key ?? 'p256'}.key`,
          '-set_serial',
          one.serial ?? '1',
          '-out',
          `${one.name}.pem`,
        ],
    folder,
  );
  return second.status === 0 ? '' : lastLine(second.stderr);
}

function configOf(one: CorpusCase): string {
  return `
[req]
prompt = no
utf8 = yes
distinguished_name = dn
string_mask = ${one.mask ?? 'utf8only'}
[dn]
${one.subject ?? 'CN = a'}
[ext]
${one.extensions ?? ''}
[ca]
default_ca = own
[own]
new_certs_dir = .
database = ${one.name}.index.txt
serial = ${one.name}.serial
default_md = sha256
policy = any
preserve = yes
unique_subject = no
[any]
CN = supplied
${one.sections ?? ''}
`;
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? 'failed';
}
