import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { type GoodFiles, goodFiles, type Kit } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const s = (
  id: string,
  flags: (kit: Kit, good: GoodFiles) => readonly string[],
  more: Partial<Scenario> = {},
): Scenario => ({
  id,
  servers: ['maria11', 'mysql9'],
  make(kit) {
    const good = goodFiles(kit);
    return { mysqld: good.lines, client: ['-uroot', ...flags(kit, good)], sides: ['client', 'both'] };
  },
  ...more,
});

export const clientsDrivers: readonly Scenario[] = [
  s('client-ca-file-missing', (kit) => ['--ssl-mode=VERIFY_CA', `--ssl-ca=${join(kit.folder, 'nope.pem')}`]),
  s('client-ca-file-missing', (kit, { ca }) => ['--ssl-mode=VERIFY_CA', `--ssl-ca=${kit.write('ca.der', ca.der)}`], {
    variant: 'DER',
  }),
  s('client-ca-file-missing', (kit) => ['--ssl-mode=VERIFY_CA', `--ssl-ca=${kit.write('empty.pem', '')}`], {
    variant: 'empty',
  }),
  s('client-key-cert-mismatch', (kit, { ca, caPath }) => [
    '--ssl-mode=VERIFY_CA',
    `--ssl-ca=${caPath}`,
    `--ssl-cert=${kit.write('a.pem', kit.client(ca).pem)}`,
    `--ssl-key=${kit.write('b.pem', kit.client(ca).keyPem)}`,
  ]),
  s('client-file-swapped-or-not-pem', (kit, { ca, caPath }) => {
    const own = kit.client(ca);
    return [
      '--ssl-mode=VERIFY_CA',
      `--ssl-ca=${caPath}`,
      `--ssl-cert=${kit.write('k.pem', own.keyPem)}`,
      `--ssl-key=${kit.write('c.pem', own.pem)}`,
    ];
  }),
  s('client-key-encrypted', (kit, { ca, caPath }) => {
    const own = kit.client(ca);
    const locked = String(own.key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' }));
    return [
      '--ssl-mode=VERIFY_CA',
      `--ssl-ca=${caPath}`,
      `--ssl-cert=${kit.write('c.pem', own.pem)}`,
      `--ssl-key=${kit.write('k.pem', locked)}`,
    ];
  }),
  s('server-cert-without-san', (_, { caPath }) => ['--ssl-mode=VERIFY_IDENTITY', `--ssl-ca=${caPath}`, '--client=go'], {
    make(kit) {
      const ca = kit.ca();
      const leaf = kit.leaf(ca, { subject: '/CN=127.0.0.1', extensions: ['basicConstraints=CA:FALSE'] });
      chmodSync(kit.folder, 0o755);
      return {
        mysqld: [
          `ssl-ca=${kit.write('ca.pem', ca.pem)}`,
          `ssl-cert=${kit.write('c.pem', leaf.pem)}`,
          `ssl-key=${kit.write('k.pem', leaf.keyPem)}`,
        ],
        client: ['-uroot', '--ssl-mode=VERIFY_IDENTITY', `--ssl-ca=${join(kit.folder, 'ca.pem')}`, '--client=go'],
        sides: ['client', 'both'],
      };
    },
  }),
];
