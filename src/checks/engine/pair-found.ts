import type { Facts } from '../../facts/facts.ts';
import type { FileFact } from '../../facts/file.ts';
import { subjectText } from './certificate-text.ts';
import type { Found } from './check.ts';
import { identityMends } from './client-file-mend.ts';
import { certificatesOf, laterKey, pairVerdict } from './key-pair.ts';
import { byHand, type Mend, prove, reloadAndProve } from './mend.ts';
import { isYassl } from './option-value-found.ts';
import { certificateFor, keyFor, wholePair } from './partner.ts';
import { reissue } from './reissue-mend.ts';
import { ending, newPairMends, setOption } from './server-file-mend.ts';
import { shellWord } from './server-mend.ts';

/** Certificate and key of one side, when both were read. */
interface Pair {
  readonly cert: FileFact;
  readonly key: FileFact;
}

function pairOf(facts: Facts, side: 'server' | 'client'): Pair | undefined {
  const { cert, key } = (side === 'server' ? facts.server?.files : facts.client?.files) ?? {};
  return cert === undefined || key === undefined ? undefined : { cert, key };
}

const compare = ({ cert, key }: Pair): string[] => [
  `openssl x509 -in ${shellWord(cert.path)} -noout -pubkey | openssl sha256`,
  `openssl pkey -in ${shellWord(key.path)} -pubout | openssl sha256   # both lines must be equal`,
];

/** The `run` of a check for a key that belongs to another certificate. */
export function foundNoPair(side: 'server' | 'client'): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const pair = pairOf(facts, side);
    const verdict = pairVerdict(pair?.cert.content, pair?.key.content);
    if (side === 'client' && verdict?.kind === 'wrong-order') return foundWrongOrder(facts, 'client');
    if (pair === undefined || verdict?.kind !== 'no-pair') return [];
    const [first] = certificatesOf(pair.cert.content);
    const evidence = {
      cert: pair.cert.path,
      key: pair.key.path,
      subject: first === undefined ? '' : subjectText(first.der),
      sameKeyType: verdict.sameType,
    };
    const later = laterKey(pair.cert.content, pair.key.content);
    const but = later === undefined ? '' : `; block number ${later} of the file is, and programs take the first key`;
    const what = `the key ${pair.key.path} is not the key of the certificate ${pair.cert.path} (${evidence.subject})${but}`;
    const around = side === 'server' ? serverPairMends(facts) : identityMends(facts);
    const mends =
      later === undefined ? around : [...alone(pair.key, later), ...(side === 'server' ? reloadAndProve : [prove])];
    // yaSSL does not compare them: it starts, says that it has TLS, and fails every handshake.
    const unseen = side === 'server' && isYassl(facts);
    return [
      {
        what,
        evidence,
        mends: [...compare(pair).map(look), ...mends],
        ...(unseen ? { leadsTo: ['handshake-failed'] } : {}),
      },
    ];
  };
}

/** That block of the file alone; the file is kept beside it. */
function alone(file: FileFact, block: number): Mend[] {
  const path = shellWord(file.real ?? file.path);
  return [`cp -p ${path} ${path}.bak`, `awk '/-----BEGIN/{n++} n==${block}' ${path}.bak > ${path}`].map(byHand);
}

const look = (line: string): Mend => ({ kind: 'look', line });

/** The half that fits the other, where it lies around: the certificate that is meant counts more than the key. */
function serverPairMends(facts: Facts): readonly Mend[] {
  const { cert, key } = facts.server?.files ?? {};
  const otherKey = keyFor(facts, cert?.content);
  if (otherKey !== undefined) return ending(setOption('key', otherKey.path, facts));
  const otherCert = certificateFor(facts, key?.content);
  if (otherCert !== undefined) return ending(setOption('cert', otherCert.path, facts));
  const pair = wholePair(facts);
  if (pair !== undefined)
    return ending([...setOption('cert', pair.cert.path, facts), ...setOption('key', pair.key.path, facts)]);
  // The key that is named now may be another program's: it is not written over.
  return newPairMends(facts) ?? reissue('server', facts);
}

/** The `run` of a check for a certificate file whose own certificate is not the first. */
export function foundWrongOrder(facts: Facts, side: 'server' | 'client' = 'server'): readonly Found[] {
  const pair = pairOf(facts, side);
  const verdict = pairVerdict(pair?.cert.content, pair?.key.content);
  if (pair === undefined || verdict?.kind !== 'wrong-order') return [];
  const certificates = certificatesOf(pair.cert.content).map(({ der }) => subjectText(der));
  const own = certificates[verdict.index] ?? '';
  const path = shellWord(pair.cert.path);
  return [
    {
      what: `${pair.cert.path} begins with the certificate of ${certificates[0]}; the ${side}'s own (${own}) is number ${verdict.index + 1}, and programs take the first`,
      evidence: { cert: pair.cert.path, key: pair.key.path, order: certificates, ownAt: verdict.index + 1 },
      mends: [
        ...reorder(path, certificates.length, verdict.index).map(byHand),
        ...(side === 'server' ? reloadAndProve : [prove]),
      ],
    },
  ];
}

/** Splits the file into its certificates and joins them with its own one first. */
function reorder(path: string, count: number, own: number): string[] {
  const part = (index: number): string => `${path}.part${index + 1}`;
  const order = [own, ...Array.from({ length: count }, (_, index) => index).filter((index) => index !== own)];
  return [
    `awk -v f=${path}.part '/BEGIN CERTIFICATE/{n++} n{print > (f n)}' ${path}`,
    `cat ${order.map(part).join(' ')} > ${path}.new && cp -p ${path} ${path}.bak && cp ${path}.new ${path}`,
    `rm ${order.map(part).join(' ')} ${path}.new`,
  ];
}
