import type { Check } from './engine/check.ts';
import { byHand, type Mend, restartAndProve } from './engine/mend.ts';
import { certificateFor, keyFor } from './engine/partner.ts';
import { ending, mainOptionFile, newPairMends, setOption } from './engine/server-file-mend.ts';
import { shellWord } from './engine/server-mend.ts';

export const check: Check = {
  id: 'server-half-a-pair',
  family: 'server-files',
  title: 'Only one of ssl_cert and ssl_key is set',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'all',
  symptoms: [],
  why: 'A certificate without its key (or the reverse) is of no use. MySQL and MariaDB then look for the missing half in the file that is named, and find none.',
  proof: 'One of the two options has a value and the other has none, and the file that is named does not hold both.',
  fix: ['tlsql options write /etc/mysql/my.cnf --set ssl-key=/etc/mysql/tls/server-key.pem', 'systemctl restart mysql'],
  lookAlikes: ['server-tls-on-without-cert', 'server-key-file-missing', 'server-tls-not-configured'],
  reads: ['server.files'],
  run: (facts) => {
    const { cert, key } = facts.server?.files ?? {};
    const own = cert ?? key;
    if (own === undefined || (cert !== undefined && key !== undefined)) return [];
    const kinds = own.content?.blocks.map(({ kind }) => kind) ?? [];
    if (own.content === undefined || (kinds.includes('certificate') && kinds.includes('private-key'))) return [];
    const [has, lacks] = cert === undefined ? (['ssl_key', 'ssl_cert'] as const) : (['ssl_cert', 'ssl_key'] as const);
    const partner = cert === undefined ? certificateFor(facts, key?.content) : keyFor(facts, cert.content);
    const file = mainOptionFile(facts) ?? '/etc/mysql/my.cnf';
    const mends: readonly Mend[] =
      partner === undefined
        ? (newPairMends(facts) ?? [
            byHand(`tlsql options write ${shellWord(file)} --set ${lacks}=/path/to/your/file.pem`),
            ...restartAndProve,
          ])
        : ending(setOption(cert === undefined ? 'cert' : 'key', partner.path, facts));
    return [
      {
        what: `${has}=${own.named} is set and ${lacks} is not: the server has half a pair, and no TLS`,
        evidence: { [has]: own.path, [lacks]: '' },
        mends,
      },
    ];
  },
};
