import type { FileFact } from '../facts/file.ts';
import { nameHash, nameHashOld } from '../x509/name-compare.ts';
import type { Check, Found } from './engine/check.ts';
import { type Mend, prove, reloadAndProve } from './engine/mend.ts';
import type { State } from './engine/state.ts';
import { certificatesIn } from './engine/trust-store.ts';

export const check: Check = {
  id: 'capath-without-links',
  family: 'server-files',
  title: 'The folder in ssl_capath has certificates, but no links by hash: none of them is found',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'client-files'],
  leadsTo: ['client-cert-refused'],
  versions: 'all with OpenSSL',
  symptoms: [],
  why: 'OpenSSL opens no file of such a folder by its own name: it looks for the hash of the subject, as in 9d66eef0.0 (SSL_CTX_load_verify_locations(3)). Without the links that c_rehash makes the folder is as good as empty, and nobody says so.',
  proof: 'The folder has certificates, and no name in it is the hash of one of them.',
  fix: ['tlsql ca rehash /etc/mysql/tls/ca.d', 'mysql -e "ALTER INSTANCE RELOAD TLS"   # MariaDB: FLUSH SSL'],
  lookAlikes: ['capath-old-hash', 'server-ca-not-set', 'client-cert-other-ca'],
  reads: ['server.files', 'client.files'],
  run: (facts) => [
    ...linkless(facts.server?.files?.capath, ['client-cert-refused'], reloadAndProve),
    ...linkless(facts.client?.files?.capath, ['server-cert-refused'], [prove]),
  ],
};

function linkless(folder: FileFact | undefined, leadsTo: readonly State[], end: readonly Mend[]): Found[] {
  const entries = folder?.entries ?? [];
  const held = entries.flatMap(({ path, content }) =>
    certificatesIn(content).map(({ subject }) => ({ path, subject })),
  );
  const linked = held.some(({ path, subject }) => {
    const name = path.replace(/.*\//, '').replace(/\.\d+$/, '');
    return name === nameHash(subject) || name === nameHashOld(subject);
  });
  if (folder === undefined || held.length === 0 || linked) return [];
  return [
    {
      what: `ssl_capath=${folder.named} has ${held.length} certificates and no links by hash, so that none of them is found`,
      evidence: { folder: folder.path, files: held.slice(0, 10).map(({ path }) => path) },
      leadsTo,
      mends: [{ kind: 'rehash', folder: folder.path }, ...end],
    },
  ];
}
